"""What every tool is asked, in the same words. Needs nothing installed: it is loaded in the tools' own environments."""

KINDS = {
    "pain": "something that goes wrong, takes effort or costs them",
    "workaround": "what they do about it today",
    "decision_criterion": "what a solution must have before they take it",
    "success_metric": "how they would tell that it worked",
    "trigger": "what made them look for something else",
    "channel": "where they hear of tools, or spend time and money",
    "segment": "who they are: role, company, size, stage",
    "objection": "what they would refuse, and why",
}

PROMPT = (
    "This is an interview with a customer. Find everything that the customer reveals, of these kinds:\n"
    + "".join(f"- {kind}: {meaning}\n" for kind, meaning in KINDS.items())
    + "Copy the words that show it exactly from what the customer says, one sentence or less, without changing"
    " anything. Only the customer's words count: not the interviewer's, no small talk, no jokes, no bare yes to a"
    " question that says it first. Find all of them, in their order."
)

EXAMPLE_TEXT = """Interviewer: How do you plan the deliveries?
Customer: On a whiteboard. I wipe it on Fridays and write the next week from memory.
Interviewer: Does that ever go wrong?
Customer: In spring we forgot a pharmacy for three days. I won't use anything that needs a login on the lorry."""

EXAMPLE = (
    ("workaround", "I wipe it on Fridays and write the next week from memory."),
    ("pain", "In spring we forgot a pharmacy for three days."),
    ("objection", "I won't use anything that needs a login on the lorry."),
)
