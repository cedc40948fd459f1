"""A study full of things that nobody outside is to see, each of them in more than one shape."""

from pathlib import Path

PEOPLE = ("Priya", "Raman", "Tomasz", "Wolny", "Ingrid", "Solberg", "Karen", "Ozan", "Demir")
SECRETS = (
    *PEOPLE,
    *("priya.raman@kelpwright.example", "kelpwright.example", "Kelpwright", "Fjordbakst"),
    *("020 7946 0958", "7946 0958", "+49 176 12345678", "12345678"),
    *("4111 1111 1111 1111", "1111 1111", "DE89 3704 0044 0532 0130 00", "3704 0044"),
    *("secret-room", "docs.kelpwright.example"),
)

TALK = """\
---
interviewer: Ingrid Solberg
customer: Priya Raman, Head of Finance at Kelpwright
company: Kelpwright
---

Ingrid Solberg: Thanks for making time, Priya. What goes wrong at month end?

Priya Raman: Invoices get lost between Kelpwright and the bank every month, and Tomasz Wolny redoes them in 4 hours.

Ingrid: Who else is hit? Write to me at priya.raman@kelpwright.example if it is easier.

Priya Raman: My boss Karen was furious, she lost $12,000 in March. PRIYA'S FAULT, she said. Karen calls me on \
020 7946 0958 every Friday.

Ingrid: And how do you pay?

Priya Raman: I keep a card in a drawer, 4111 1111 1111 1111, and the account DE89 3704 0044 0532 0130 00. It takes \
three days a month. See https://docs.kelpwright.example/secret-room for the list.
"""
CAPTIONS = """\
WEBVTT

1
00:00:01.000 --> 00:00:03.000
<v Ingrid Solberg>So how do you deal with lost invoices?</v>

2
00:00:04.000 --> 00:00:09.000
<v Ozan Demir>Invoices get lost between the shop and the bank, priya
raman told me the same. Fjordbakst AG has it too.</v>

3
00:00:10.000 --> 00:00:15.000
<v Ozan Demir>I copy all 30 of them by hand, that is 6 hours a week. Reach me on +49 176 12345678.</v>
"""
NOTES = "Kelpwright Ltd. is our design partner; Priya Raman hears of us.\n"


def secretive_study(home: Path) -> Path:
    study = home / "month-end"
    (study / "interviews").mkdir(parents=True)
    (study / "interviews" / "priya-raman.txt").write_text(TALK)
    (study / "interviews" / "Ozan Demir (Fjordbakst).vtt").write_text(CAPTIONS)
    (study / "interviews" / "karen.pdf").write_bytes(b"%PDF-1.7\n\x00\x01")
    (study / "icp2prd.toml").write_text('[privacy]\nnames = ["Tomasz Wolny"]\n')
    (study / "gtm.md").write_text(f"## Promise\n\nNo invoice lost, says Priya.\n\n## Segment\n\n{NOTES}")
    return study


def everything_below(folder: Path) -> dict[str, str]:
    """Path → text of every file below a folder, and the path itself as one more line of it."""
    return {
        path.relative_to(
            folder
        ).as_posix(): f"{path.relative_to(folder).as_posix()}\n{path.read_text(errors='replace')}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def secrets_in(text: str) -> set[str]:
    folded = " ".join(text.casefold().split())
    return {secret for secret in SECRETS if secret.casefold() in folded}
