"""Lists of words, and finding them in a text."""

import re
from collections.abc import Iterable

from icp2prd.critic.stems import stems

LOOPHOLES = (
    *("if possible", "where possible", "when possible", "as far as possible", "as soon as possible", "asap"),
    *("if necessary", "where necessary", "as necessary", "if needed", "as needed", "when needed"),
    *("if appropriate", "as appropriate", "where appropriate", "when appropriate"),
    *("if applicable", "as applicable", "where applicable", "if practical", "where practical", "if feasible"),
    *(
        "optionally",
        "best effort",
        "in most cases",
        "in general",
        "under normal conditions",
        "at the discretion of",
    ),
    *(
        "etc",
        "and so on",
        "and the like",
        "and more",
        "including but not limited to",
        "to be defined",
        "tbd",
        "tba",
    ),
)

VAGUE = (
    *(
        "easy",
        "easily",
        "easier",
        "easy to use",
        "simple",
        "simply",
        "user-friendly",
        "user friendly",
        "intuitive",
    ),
    *(
        "intuitively",
        "seamless",
        "seamlessly",
        "smooth",
        "smoothly",
        "frictionless",
        "effortless",
        "effortlessly",
    ),
    *(
        "convenient",
        "conveniently",
        "modern",
        "clean",
        "robust",
        "flexible",
        "scalable",
        "reliable",
        "reliably",
    ),
    *(
        "powerful",
        "responsive",
        "efficient",
        "efficiently",
        "effective",
        "effectively",
        "fast",
        "quick",
        "quickly",
    ),
    *("rapid", "rapidly", "instant", "instantly", "promptly", "timely", "real-time", "real time"),
    *(
        "better",
        "faster",
        "quicker",
        "simpler",
        "improved",
        "enhanced",
        "best",
        "optimal",
        "state-of-the-art",
    ),
    *("helpful", "useful", "meaningful", "actionable", "appropriate", "adequate", "sufficient", "reasonable"),
)

IMPLEMENTATION = (
    *(
        "api",
        "rest api",
        "graphql",
        "webhook",
        "webhooks",
        "websocket",
        "microservice",
        "microservices",
        "json",
        "xml",
    ),
    *(
        "sql",
        "nosql",
        "postgresql",
        "postgres",
        "mysql",
        "mongodb",
        "redis",
        "kafka",
        "elasticsearch",
        "sqlite",
    ),
    *(
        "database table",
        "database schema",
        "vector database",
        "data warehouse",
        "data lake",
        "cron job",
        "cache layer",
    ),
    *("aws", "azure", "google cloud", "kubernetes", "docker", "serverless", "blockchain", "oauth", "jwt"),
    *("python", "javascript", "typescript", "html", "css", "django", "node.js", "react native"),
    *("machine learning", "neural network", "deep learning", "llm", "gpt", "chatgpt", "large language model"),
    *("ai-powered", "ai-driven", "ai-based", "algorithm", "algorithms", "embeddings", "chatbot"),
    *(
        "button",
        "buttons",
        "dropdown",
        "drop-down",
        "checkbox",
        "radio button",
        "modal dialog",
        "pop-up",
        "popup",
    ),
    *(
        "sidebar",
        "dashboard",
        "dashboards",
        "carousel",
        "accordion",
        "tooltip",
        "drag and drop",
        "drag-and-drop",
    ),
)

IMPLEMENTATION_NAMES = (
    "React",
    "Vue",
    "Angular",
    "Svelte",
    "Go",
    "Rust",
    "Ruby",
    "Rails",
    "Swift",
    "Spring",
    "Flask",
)
"""Names that are words as well: looked for as written, and not at the start of a sentence."""

SOLUTIONS = (
    r"(?:tools?|apps?|software|systems?|platforms?|portals?|dashboards?|integrations?|automations?|features?"
    r"|products?|solutions?|chatbots?|plug-?ins?|widgets?|trackers?)"
)

OBSERVABLE = (
    r"(?:see|show|display|list|receiv|return|reject|refus|record|sen[dt]|arriv|appear|contain|match|equal|mark|open"
    r"|clos|stor|sav|nam(?:e|es|ed|ing)\b|stat(?:e|es|ed|ing)\b|print|export|read|chang|stay|remain|hold|held|warn"
    r"|notif|tell|told|block|delet|remov|add(?:s|ed)?\b|count|hid(?:e|es|den)|keep|kept|updat|complet|finish|find"
    r"|found|carr(?:y|ies)|giv(?:e|es|en)|get|download|includ|exist|ask|offer|report|log(?:s|ged)?\b|available|visible"
    r"|empty|same|no longer|before|within|not (?:sent|shown|stored))"
)

OF_ANY_PRODUCT = stems(
    "product system application platform user customer client person people data information account password login "
    "log sign screen page interface mobile web browser device language help support setting profile notification alert "
    "security performance quality feedback access permission role version error result item value time day show "
    "display send receive view see find create read update delete save search filter export import manage record "
    "let allow enable provide offer give keep store load open close change"
)
"""Stems of words that say nothing about whose product it is."""


def pattern_for(terms: Iterable[str], *, as_written: bool = False) -> re.Pattern[str]:
    """A pattern that finds any of some terms as whole words, the longest first."""
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    words = "|".join(re.escape(term) for term in longest_first)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", 0 if as_written else re.IGNORECASE)
