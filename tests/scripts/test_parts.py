from pathlib import Path

import pytest

from scripts.parts import with_parts, write_part


def test_a_part_is_replaced_between_its_marks_and_nothing_else() -> None:
    end = "<!-- /generated -->"
    text = f"a\n<!-- generated: stages -->\nold\n{end}\nb\n<!-- generated: x -->\nkeep\n{end}\n"

    filled = with_parts(text, {"stages": r"new \1"})

    assert "old" not in filled
    assert "<!-- generated: stages -->\nnew \\1\n<!-- /generated -->" in filled
    assert "keep" in filled
    assert with_parts(filled, {"stages": r"new \1"}) == filled


def test_a_page_that_has_no_such_part_is_not_passed_over(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- generated: planted -->\nold\n<!-- /generated -->\nb\n")

    write_part(page, "planted", "new")

    assert page.read_text() == "a\n<!-- generated: planted -->\nnew\n<!-- /generated -->\nb\n"
    with pytest.raises(ValueError, match=r"page\.md has no part called other"):
        write_part(page, "other", "new")
