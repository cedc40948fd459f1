from icp2prd.domain.settings import ActionSetting, Brief, GoalSetting, GtmSettings, Settings

BRIEF = Brief(
    title="School trips",
    settings=Settings(
        title="School trips",
        gtm=GtmSettings(
            goals=(
                GoalSetting(
                    name="Shorten the sales cycle",
                    baseline="90 days from first call to order",
                    target="under 45 days",
                    window="two terms",
                ),
                GoalSetting(name="Reduce churn", baseline="12% of schools leave each year", target="under 6%"),
            ),
            actions=(
                ActionSetting(
                    action="Offer one free trip to ten schools from the forum",
                    measure="schools that collect every consent with it",
                    window="6 weeks",
                    pivot="fewer than 3",
                    persevere="6 or more",
                ),
            ),
        ),
    ),
    notes="""# School trips: going to market

Value proposition: every consent and every payment in hand before the coach leaves.
Promise: no pupil stays behind because of a missing form.
Positioning: against the clipboard, nothing to chase.
Against the school's messaging, it knows who has not answered.
Segment: state secondary schools in England with 800 pupils or more.
Channels: the business managers' forum; trip insurers.
Niche: schools that run 20 trips a year or more. Primary schools later.
Product: a guardian who answers once should wonder why the school's other letters are not like that.
Not for us: selling travel insurance.
Ask three insurers to name us in their checklist.
Our words: a leader takes the pupils on the trip, and a coach firm answers an enquiry with a quote.
A consent request goes to one guardian.
""",
)
