"""Words that several rules read: things that are built, what can be seen, and what any product has."""

from icp2prd.critic.stems import stems

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
