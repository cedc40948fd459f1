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

# langextract makes the schema of its answers from the example: a kind that is not in it cannot be answered.
EXAMPLE_TEXT = """Interviewer: Who are you, and how do you plan the deliveries?
Customer: We are nine at a pharmacy wholesaler, I do the dispatch. I plan on a whiteboard. I wipe it on Fridays and
write the next week from memory.
Interviewer: Does that ever go wrong?
Customer: In spring we forgot a pharmacy for three days. After that my boss told me to find something else.
Interviewer: What would it have to do?
Customer: It has to show me the week on one page. I'd say it worked if nobody is forgotten for a whole quarter. And I
won't use anything that needs a login on the lorry.
Interviewer: Where would you look for such a thing?
Customer: I ask around in the drivers' forum."""

EXAMPLE = (
    ("segment", "We are nine at a pharmacy wholesaler, I do the dispatch."),
    ("workaround", "I plan on a whiteboard."),
    ("pain", "In spring we forgot a pharmacy for three days."),
    ("trigger", "After that my boss told me to find something else."),
    ("decision_criterion", "It has to show me the week on one page."),
    ("success_metric", "I'd say it worked if nobody is forgotten for a whole quarter."),
    ("objection", "won't use anything that needs a login on the lorry."),
    ("channel", "I ask around in the drivers' forum."),
)
