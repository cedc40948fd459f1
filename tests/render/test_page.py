"""prd.html: what a browser makes of it, as far as a parser can tell."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from icp2prd.domain.chain import items_of
from icp2prd.domain.prd import Prd
from icp2prd.render import render_documents
from icp2prd.render.page import page_of
from tests.critic.changes import sample_with
from tests.sample import INTERVIEWS, sample_prd

VOID = {"meta", "br", "hr", "link", "img", "input"}
OURS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "nav",
        "main",
        "div",
        "span",
        "p",
        "br",
        "hr",
        "blockquote",
    ),
    *("h1", "h2", "h3", "h4", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "code"),
}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</main></body></html>",
    "[press here](javascript:alert(1))",
    "![pixel](https://tracker.example/p.png)",
    '<a id="req-001">',
    "```html\n<b>x</b>\n```",
    "&lt;script&gt;",
    "<!-- gone -->",
)


class Page(HTMLParser):
    """Reads a page, and holds it to closing what it opens."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, tag: str, name: str) -> list[str]:
        return [value for one, attrs in self.tags if one == tag and (value := attrs.get(name)) is not None]

    @property
    def ids(self) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get("id"))]


def html_of(prd: Prd) -> str:
    return render_documents(prd, INTERVIEWS, None).files["prd.html"]


def page(prd: Prd | None = None) -> Page:
    return Page(html_of(prd or sample_prd()))


def test_every_item_can_be_linked_to_by_its_id() -> None:
    assert {item_id.lower() for item_id, _ in items_of(sample_prd())} <= set(page().ids)


def test_every_link_leads_to_something_in_the_page_and_no_id_is_there_twice() -> None:
    read = page()
    targets = read.values("a", "href")

    assert len(targets) > 50
    assert all(target.startswith("#") for target in targets)
    assert {target[1:] for target in targets} <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))


def test_the_page_needs_nothing_but_itself() -> None:
    read = page()

    assert {tag for tag, _ in read.tags} <= OURS
    assert [attrs for _, attrs in read.tags if {"src", "onclick", "onload"} & attrs.keys()] == []
    assert "url(" not in html_of(sample_prd())
    assert "@import" not in html_of(sample_prd())
    assert "default-src 'none'" in html_of(sample_prd())


def test_a_screen_reader_finds_its_way() -> None:
    read = page()
    tags = [tag for tag, _ in read.tags]
    levels = [int(tag[1]) for tag in tags[tags.index("main") :] if re.fullmatch(r"h\d", tag)]

    assert read.values("html", "lang") == ["en"]
    assert (tags.count("main"), tags.count("nav"), tags.count("h1")) == (1, 1, 1)
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert read.values("a", "href")[0] == f"#{read.values('main', 'id')[0]}"
    assert read.values("th", "scope") == ["col"] * tags.count("th")
    assert all(label.startswith("Table: ") for label in read.values("div", "aria-label"))


def test_the_table_of_contents_lists_sections_and_requirements_once() -> None:
    text = html_of(sample_prd())
    contents, _, document = text.partition("</nav>")

    assert contents.count(">Evidence</a>") == 1
    assert contents.count("REQ-001") == 1
    assert "Summary</a> ·" not in document


def test_quotes_are_block_quotes_with_their_place() -> None:
    text = html_of(sample_prd())
    quotes = re.findall(r"<blockquote>(.*?)</blockquote>", text, re.DOTALL)

    assert any("six hours of phoning" in quote and "amara-nwosu.md, line 9" in quote for quote in quotes)


def test_it_says_what_the_markdown_says() -> None:
    read = page()

    for one in sample_prd().requirements:
        assert one.statement in read.text
    for quote in sample_prd().evidence:
        assert quote.quote in read.text


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("field", ["evidence.1.sentence", "requirements.0.statement", "icp.pains.0.name", "title"])
def test_no_mark_up_of_a_transcript_becomes_mark_up(words: str, field: str) -> None:
    change: dict[str, object] = {field: f"so {words} there"}
    if field.startswith("evidence"):
        change |= {"evidence.1.quote": f"so {words} there", "evidence.1.start": 0}
    clean, read = page(), page(sample_with(change))

    assert [tag for tag, _ in read.tags if tag in {"script", "img", "code", "pre"}] == [
        tag for tag, _ in clean.tags if tag in {"script", "img", "code", "pre"}
    ]
    assert set(read.values("a", "href")) <= {f"#{one}" for one in read.ids}
    assert len(read.ids) == len(set(read.ids))
    assert "alert(1)" not in "".join(str(attrs) for _, attrs in read.tags)


def test_html_in_a_template_of_the_team_s_own_stays_text() -> None:
    read = Page(page_of("# T\n\n<script>alert(1)</script>\n\nand <b onclick='x()'>this</b>\n", "T"))

    assert {tag for tag, _ in read.tags} <= OURS
    assert "<script>alert(1)</script>" in read.text


@pytest.mark.parametrize("target", ["https://example.org", "javascript:alert(1)", "//example.org", "page.html"])
def test_no_link_leaves_the_page(target: str) -> None:
    read = Page(page_of(f"# T\n\n[here]({target}), <{target}> and [there][1]\n\n[1]: {target}\n", "T"))

    assert [one for one in read.values("a", "href") if not one.startswith("#")] == []
    assert "here" in read.text


def test_light_dark_and_paper_are_provided_for() -> None:
    text = html_of(sample_prd())

    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert "<link" not in text
