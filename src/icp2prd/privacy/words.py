"""Words that are names only sometimes, and capitals that are no names."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CALENDAR: Final = _words(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    spring summer autumn winter fall christmas easter ramadan diwali thanksgiving halloween q1 q2 q3 q4
    """
)

# Names of people and companies that are English words too: alone, they count as names only where they stand like one.
ORDINARY: Final = _words(
    """
    abbey ace amber angel apple april archer art ash aurora autumn baker banks barber bear bell berry best bill bird
    bishop bliss bloom bob booker box brand brook brooks brown buck bush butler carol carter cash chance chase
    cherry chip chuck church clay cliff close cole cook cooper coral cotton cream crystal daisy dale dash dawn day
    dean deal destiny discover dollar don drew duke dusty earl early east elder eve ever faith fern fields fin finch
    fisher flora ford forest foster fox frank french front gale gates gene gift ginger glass glen grace graham grant
    gray green guy hall hand hardy harper harmony hart harvest hazel head heath heather henry hill holly honey hook
    hope house hunt hunter iris ivy jack jasmine jay jet jewel josh joy june justice key king knight lake lance lane
    law lee lily linear lock long love lucky major mark marketing marsh marshall mason may mercy mercury merit miles
    mill miller mint monday moon nick noble noel north notion nova oak ocean olive page paige parker parks pat
    patience peace pearl penny pepper piper pipe pike pollard poppy porter potter price prince prudence queen rain
    ramp raven ray read red reed rice rich ridge ring river rivers rob robin rock rocky rose rosemary ruby rush
    rusty sage sales sally sandy savage scout shell shepherd short singer skip slack smith snow sparrow spring
    square star stone storm stripe strong summer sue sunny swift target taylor terry toast tom tony trip trinity
    turner violet visa vista walker wall ward warren waters weaver webb wells west wheeler white will willow winter
    wise wolf wood woods word worth young zoom drive teams outlook excel word sheets meet loop wave buffer intercom
    segment amplitude figma base gusto bench pilot deel brex plaid
    """
)

# A capital here begins a sentence, an address, or a thing that nobody is called.
NO_NAMES: Final = CALENDAR | _words(
    """
    a about after again ah all also always am an and another any anyway are as at be because been before but by can
    could did do does done down each either english especially even ever every everybody everyone excel first for
    from further german god good great guys had has have he hello her here hey hi his how i if in is it its itself
    just know last later let lord like look love made make mate maybe me mean more most much my myself never new
    next no nobody not now of off oh ok okay on once one only or other our out over own people please really right
    same see she should so some someone something sometimes sorry still such sure team than thanks that the their
    them then there these they thing this those though through to today together tomorrow too two under until up us
    very was we well were what when where which while who why will with without would yeah yes yesterday yet you
    your folks again both dear buddy friend sir madam doctor google excel slack zoom notion teams outlook gmail word
    quickbooks salesforce hubspot jira whatsapp chatgpt american british french spanish italian dutch polish indian
    chinese japanese european father mother brother sister boss friend colleague customer client manager doctor
    nurse uncle aunt dad mum mom ceo cto cfo coo vp hr it ux ui pm qa api pdf csv crm erp sms
    mr mrs ms miss mx dr prof professor herr frau señor señora
    """
)

# What a header says of a company when it names none.
NO_ORGANISATIONS: Final = NO_NAMES | _words(
    """
    agency b2b bakery business clinic company confidential consultancy consulting ecommerce education enterprise
    fintech freelance freelancer health healthcare insurance logistics manufacturing none nonprofit private public
    restaurant retail saas school self-employed series shop small startup stealth studio unknown various n/a na
    """
)
