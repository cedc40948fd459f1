"""The sample's ICP: themes with their customers counted from their quotes."""

from icp2prd.domain.base import InterviewId, ItemId, PersonId
from icp2prd.domain.icp import Band, Contradiction, CustomerSeverity, Icp, Pain, Saturation, Severity, Theme
from icp2prd.domain.insight import Kind
from tests.sample.quoted import BY_ID, ev

_SEVERITY_BECAUSE = {
    1: "says it is fine",
    2: "lunch breaks",
    3: "comes back with every trip",
    4: "stops a visit or costs money",
}


def _persons(quotes: tuple[ItemId, ...]) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys(BY_ID[one].person for one in quotes))


def _interviews(quotes: tuple[ItemId, ...]) -> tuple[InterviewId, ...]:
    return tuple(dict.fromkeys(BY_ID[one].interview for one in quotes))


def _strength(quotes: tuple[ItemId, ...]) -> float:
    return sum(BY_ID[one].strength for one in quotes) / len(quotes)


def _theme(
    item_id: str,
    kind: Kind,
    name: str,
    quotes: tuple[ItemId, ...],
    against: tuple[ItemId, ...] = (),
    traces: str = "",
) -> Theme:
    return Theme(
        id=ItemId(item_id),
        kind=kind,
        name=name,
        statements=(name,),
        persons=_persons(quotes),
        interviews=_interviews(quotes),
        evidence=quotes,
        against=against,
        traces=tuple(ItemId(one) for one in traces.split()),
        strength=_strength(quotes),
    )


def _pain(
    rank: int,
    name: str,
    quotes: tuple[ItemId, ...],
    severities: tuple[int, ...],
    band: Band,
    also_said: tuple[str, ...] = (),
) -> Pain:
    ordered = sorted(severities)
    share = len(severities) / 5
    median = Severity(ordered[(len(ordered) - 1) // 2])
    return Pain(
        id=ItemId(f"PAIN-{rank:03d}"),
        name=name,
        statements=(name, *also_said),
        persons=_persons(quotes),
        interviews=_interviews(quotes),
        evidence=quotes,
        strength=_strength(quotes),
        severity=median,
        worst=Severity(ordered[-1]),
        by_customer=tuple(
            CustomerSeverity(person=person, severity=Severity(severity), because=_SEVERITY_BECAUSE[severity])
            for person, severity in zip(_persons(quotes), severities, strict=True)
        ),
        score=round(share * median * _strength(quotes) / 5, 4),
        rank=rank,
        best_rank=rank,
        worst_rank=rank + (3 if rank == 2 else 0),
        share_low=round(share * 0.6, 2),
        share_high=round(min(1.0, share * 1.3), 2),
        band=band,
    )


ICP = Icp(
    customers=5,
    pains=(
        _pain(
            1,
            "Consent forms come back late and have to be chased",
            ev(2, 7, 11, 16),
            (3, 4, 2, 4),
            Band.TOP,
            ("Missing consents cost deposits", "Visits are cancelled for want of consents"),
        ),
        _pain(2, "Nobody can say who has paid for a trip", ev(5, 14), (3, 3), Band.TOP),
        _pain(3, "Medical details carried on a trip are out of date", ev(10), (4,), Band.SEVERE_BUT_RARE),
        _pain(4, "Coach firms have to be rung one by one", ev(17), (1,), Band.LISTED),
    ),
    workarounds=(
        _theme("WORK-001", Kind.WORKAROUND, "Forms are ticked off on a clipboard", ev(3), traces="PAIN-001"),
        _theme("WORK-002", Kind.WORKAROUND, "Guardians are sent text messages", ev(12), ev(13), traces="PAIN-001"),
    ),
    decision_criteria=(_theme("CRIT-001", Kind.DECISION_CRITERION, "It agrees with the school's accounts", ev(8)),),
    success_metrics=(_theme("WISH-001", Kind.SUCCESS_METRIC, "Every form back five days before departure", ev(4)),),
    triggers=(_theme("TRIG-001", Kind.TRIGGER, "Auditors ask who has paid", ev(6)),),
    channels=(_theme("CHAN-001", Kind.CHANNEL, "The business managers' forum", ev(9)),),
    segments=(_theme("SEG-001", Kind.SEGMENT, "Coordinators of trips at secondary schools", ev(1)),),
    objections=(_theme("OBJ-001", Kind.OBJECTION, "No medical details on a phone that can be lost", ev(18)),),
    contradictions=(Contradiction(theme=ItemId("WORK-002"), evidence=ev(12), against=ev(13)),),
    saturation=Saturation(interviews=5, base_size=4, run_length=2, base=9.2, new=1.4, ratio=0.15),
    settled=True,
)
