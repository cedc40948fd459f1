"""Mark-up of text and Markdown taken off, words kept."""

import re

# Each pattern looks no further than the next mark of its own kind, so that a line of any length is read once.
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1")
_ITALIC_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=[^\s*])\*(?![\w*])")
_ITALIC_LINE = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]+)(?<=[^\s_])_(?![\w_])")
_TAGS = re.compile(r"</?(?:b|i|u|em|strong|span|p|div)(?:\s[^<>]{0,200})?/?>|<br\s?/?>", re.IGNORECASE)
_ESCAPES = re.compile(r"\\([\\!*_#\[\](){}.+>~`|&-])")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_RULE = re.compile(r"\s*(?:[-*_=]\s?){3,}\s*|\|?[\s|:-]*-[\s|:-]*\|[\s|:-]*")
_FENCE = re.compile(r"\s*(?:```|~~~)[\w-]*\s*")
_ITEM = re.compile(r"\s*(?:[-*+•‣◦▪●–]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
_QUOTE = re.compile(r"\s*(?:>\s?)+")


def plain(text: str, *, markdown: bool = False) -> str:
    """Emphasis and inline tags taken off. markdown: take backslashes off too."""
    if "*" in text or "_" in text:
        text = _BOLD.sub(r"\2", text)
        text = _ITALIC_STAR.sub(r"\1", text)
        text = _ITALIC_LINE.sub(r"\1", text)
    if "<" in text:
        text = _TAGS.sub(lambda tag: " " if tag[0].lower().startswith(("<br", "<p", "<div")) else "", text)
    if markdown and "\\" in text:
        text = _ESCAPES.sub(r"\1", text)
    return text.strip()


def heading(text: str) -> tuple[int, str] | None:
    """Level and title of a Markdown heading."""
    if not text.startswith("#") or len(text) > 400:
        return None
    match = _HEADING.fullmatch(text)
    return (len(match[1]), plain(match[2])) if match else None


def is_rule(text: str) -> bool:
    """A line that only draws: a rule, a table's second line, a code fence."""
    return len(text) < 200 and bool(_RULE.fullmatch(text) or _FENCE.fullmatch(text))


def item_start(text: str) -> int:
    """Length of the bullet, number or check box in front; 0 where there is none."""
    match = _ITEM.match(text[:200])
    return match.end() if match else 0


def quote_start(text: str) -> int:
    """Length of the `>` marks in front; 0 where there are none."""
    match = _QUOTE.match(text[:200])
    return match.end() if match else 0
