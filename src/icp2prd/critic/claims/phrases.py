"""Phrases that mean what one plain word means, so that a table of words can take them in."""

import re
from typing import Final

_ANYBODY: Final = r"(?:any|some|every)(?:one|body)|nobody|no one|a person|a human|people"
_AGREED: Final = (
    r"(?:approv|confirm|agree|consent|sign(?!s? in|ed in)|allow|accept|releas|decid|check|review|look|read|said|say)\w*"
)

_HEADS: Final = "reviewer|approver|moderator|manager|owner|supervisor|operator|editor|administrator|user|customer"
"""Who agrees to things, and whose absence is more than that of a thing."""

_PHRASES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (r"\b(?:nobody|no one|none) (?:else )?(?:but|except|other than)\b", "only"),
        (r"\b(?:not|never)\b([^.;,]*?) to any(?:one|body) (?:outside|but|except|other than)\b", r"\1 to only"),
        (r"\bprivate to\b", "visible to only"),
        (r"\b(to|for|by) ((?:the |an? )?\w+(?: \w+)?) (?:alone|and nobody else|and no one else)\b", r"\1 only \2"),
        (r"\b(must|shall|will|should) keep ([^.;,]*?) from\b", r"\1 hide \2 from"),
        (r"\b(must|shall|will|should) keep ([^.;,]*?) (?:off|out of) ", r"\1 hide \2 from "),
        (r"\bleave ([^.;,]*?) alone\b", r"silent \1"),
        (r"\b(?:make|give|send) no (?:sign|sound|noise|signal|alarm)\b", "stay silent"),
        (
            r"\b(?:that|which) (?:cannot|can't|can never|may not|must not) be (?:changed|altered|moved|edited)\b",
            "fixed",
        ),
        (
            r"\bin (?:an?|one|the) (?:fixed|same) (?:order|way|form)\b|\bin (?:an?|one) (?:order|way|form) fixed\b",
            "fixed",
        ),
        (r"\b(?:one|the same|a single) (\w+(?: of \w+)?) for (?:everybody|everyone|all)\b", r"fixed \1"),
        (r"\b(?:nothing but|only) (?:their|his|her|its) own\b", "solely"),
        (r"\b(?:a|its|their) (?:separate|different) (\w+)\b|\ban? (\w+) of (?:its|their) own\b", r"several \1\2"),
        (rf"\bwithout (?:(?:{_ANYBODY})|(?:an?|the|any) (?:{_HEADS}))\b[^.,;]*", "automatically"),
        (r"\bwithout (?:asking|waiting|being (?:told|asked)|help)\b[^.,;]*", "automatically"),
        (
            r"\b(?:by itself|on its own|of its own accord|at once|right away|straight away|immediately)\b",
            "automatically",
        ),
        (rf"\bbefore (?:it|they) (?:is|are|has been|have been) {_AGREED}", "automatically"),
        (r"\bfor the (?:user|customer|team|staff)\s*(?=[.,;]|$)", "automatically"),
        (r"\b(?:by hand|themsel\w+|himself|herself|in (?:their|his|her) own (?:words|hand))\b", "manually"),
        (r"\bonly\b((?:(?! once | when | after | if )[^.,;])*) (?:once|when|after|if|with) [^.,;]*", r"\1 manually"),
        (
            rf"\b(?:once|after|until|when) (?:it|they|(?:the|an?) \w+) "
            rf"(?:has|have|is|are)?(?: been)? ?{_AGREED}[^.,;]*",
            r"manually \g<0>",
        ),
        (r"\bunless\b[^.,;]*", "manually"),
        (r"\b(?:throw|clear)(?:s|n)? (?:away|out)\b", "delete"),
        (r"\b(?:in peace|undisturbed|do nothing)\b", "silent"),
        (r"\b(?:any number of|more than one|a number of|as many)\b", "several"),
        (r"\b(?:exactly|only|at most|no more than|just|the same) one\b|\ba single\b|\bthe only\b", "one"),
        (r"\bat all times\b|\bevery time\b|\bat all\b|\balways\b|\bin any case\b", " "),
        (r"\b(?:where|as) (?:it is|they are)\b", "untouched"),
        (r"\bbe able to\b", ""),
    )
)


def folded(statement: str) -> str:
    """A statement with its phrases replaced by plain words; for reading, never for printing."""
    text = " ".join(statement.split()).replace("’", "'").rstrip(". ")
    for pattern, plain in _PHRASES:
        text = pattern.sub(plain, text)
    return text.lower()
