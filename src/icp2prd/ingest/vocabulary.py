"""Words that decide whether a label is a speaker, and which."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INTERVIEWERS = _words(
    "interviewer interviewers moderator researcher facilitator host q question ux consultant fragesteller"
    " entrevistador entrevistadora enquêteur"
)
CUSTOMERS = _words(
    "customer interviewee participant respondent user guest client informant prospect subject a answer buyer"
)
ONESELF = _words("me you them other others")
NOBODY = _words("speaker unknown narrator voice spk person attendee all everyone")
OTHERS = _words("narrator operator announcer notetaker transcriber observer")

SCREEN_SHARES = ("presentation", "präsentation", "screen", "whiteboard")

PARTICLES = _words("de da di do du del della der den van von vom zu zur la le el al bin ibn ben y e of")

# A label with one of these words titles a passage of a document; nobody is called that.
DOCUMENT_WORDS = _words(
    """
    action actions agenda answers aside assumption assumptions attachment background bottom budget
    caveat cc challenge challenges change changes channel comment comments company con conclusion cons
    constraint constraints context cost costs criteria date deadline decision decisions default
    description detail details disclaimer discussion dislikes duration edit email end error event
    example examples fact feature features feedback finding findings follow fyi gain gains goal goals
    hint http https idea ideas impact important industry insight insights issue issues item items job
    jobs key language lesson likes link links list location loss mailto meeting method metric metrics
    milestone month name need needs next nb note notes number objection objections observation
    observations open option options outcome outcomes overview owner pain pains part phone plan point
    points position price pricing priority problem problems process pro pros project ps purpose question
    questions quote quotes rationale reason reasons recommendation recommendations recording reference
    references request requirement requirements result results risk risks role scenario score section
    segment size solution solutions source stage start status step steps story subject summary synopsis
    takeaway takeaways task tasks team theme themes time timeline tip title to-do todo tool tools topic
    topics total transcript transcription trigger triggers tl;dr update updates url users value verdict
    version warning week what when where which who why how workaround workarounds year monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september
    october november december music applause laughter laughs inaudible crosstalk silence pause
    """
)

# Of those words, the ones that somebody is called: June Carter, Alan Price, Sunday Okoro.
NAMES_TOO = _words(
    """
    april august december february friday gain january july june link march may monday october price
    saturday september story sunday thursday tip tuesday wednesday november
    """
)

# A sentence may begin with these, a name does not.
SENTENCE_STARTERS = _words(
    """
    a about actually after all also although and any anyway as at basically because before both but by
    each either else even every finally first for from generally had has have he her here his honestly
    however i i'd i'll i'm i've if in instead is it it's its just last lastly later like look maybe
    meanwhile more most my never no nope not now obviously oh ok okay on one only or our out overall
    people personally plus probably same second secondly see she so some something sometimes still such
    sure that that's the their then there there's therefore these they thing things third this those
    though three thus to today tomorrow two um uh until usually very was we we'd we'll we're we've well
    were with without yeah yep yes yesterday yet you you're your
    """
)

# Short replies that can stand alone on a line, as a name can.
REPLIES = _words(
    """
    absolutely agreed alright amazing applause awesome bye cheers correct cool definitely done exactly
    fine goodbye good great ha haha hello hey hi hm hmm indeed interesting laughs laughter lovely mhm mm
    mmm mm-hmm music never nice no nope nothing ok okay perfect please precisely really right same sorry
    sure thanks true uh uh-huh um very welcome well wow yeah yep yes
    """
)

# What the header of a transcript tells; folded, with `_` between words.
DETAIL_KEYS = _words(
    """
    age attendees channel city company company_name country current_company current_designation
    current_position current_profile current_role customer_since date date_and_time day department
    designation duration email employees experience gender id industry interview interview_date
    interview_no interview_number job_title language length link location medium meeting meeting_date
    method name occupation organisation organization participant_id participants place plan position
    product profile project recorded recording role sector segment session size source stage start_time
    started status study subject team team_size time title topic transcript version where
    years_of_experience
    """
)
