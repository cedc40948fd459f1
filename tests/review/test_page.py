from pathlib import Path

import pytest

from icp2prd.review.keys import KEYS

PAGE = Path(__file__).parents[2] / "docs" / "review.md"
ARROWS = {"up": "↑", "down": "↓", "pageup": "page up", "pagedown": "page down"}


@pytest.mark.parametrize("key", [one.key for one in KEYS])
def test_every_key_is_on_the_page_about_reviews(key: str) -> None:
    first_cells = [line.split("|")[1] for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]

    assert any(ARROWS.get(key, f"`{key}`") in cell for cell in first_cells)
