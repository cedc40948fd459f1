"""The studies of our own, and who speaks in them."""

import tomllib
from pathlib import Path
from typing import Any

import yaml

from icp2prd.domain.interview import Interviews, Role
from icp2prd.domain.settings import Settings
from icp2prd.ingest import read_interviews


def alone_with(interviewer: str, customers: str) -> dict[str, dict[str, Role]]:
    """One interview for each of the customers, who are parted by commas; its file has the customer's name."""
    names = customers.replace("\n", " ").split(",")
    return {
        "-".join(name.lower().split()): {interviewer: Role.INTERVIEWER, " ".join(name.split()): Role.CUSTOMER}
        for name in names
    }


FIXTURES = Path(__file__).parents[2] / "fixtures"
STUDIES = {
    "investor-updates": {
        "dana-okafor": {"Ruth Halloran": Role.INTERVIEWER, "Dana Okafor": Role.CUSTOMER},
        "priya-raman": {"Ruth Halloran": Role.INTERVIEWER, "Priya Raman": Role.CUSTOMER},
        "tomas-brandt": {"Ruth Halloran": Role.INTERVIEWER, "Tomas Brandt": Role.CUSTOMER},
    },
    "conflicting": {
        "andre-baptiste": {"Ines Castellano": Role.INTERVIEWER, "Andre Baptiste": Role.CUSTOMER},
        "gil-navarro": {"Interviewer": Role.INTERVIEWER, "Gil Navarro": Role.CUSTOMER},
        "sheila-moran": {"Ines Castellano": Role.INTERVIEWER, "Sheila Moran": Role.CUSTOMER},
        "wendy-lau": {"spk_0": Role.INTERVIEWER, "spk_1": Role.CUSTOMER},
    },
    "flaky-tests": {
        "call-obi-asare": {"Obi": Role.CUSTOMER, "Note-taker": Role.OTHER},
        "hanneke-de-wit": {"Noor Halim": Role.INTERVIEWER, "Hanneke de Wit": Role.CUSTOMER},
        "jonas-feld": {"Noor Halim": Role.INTERVIEWER, "Jonas Feld": Role.CUSTOMER},
        "kettil-brandvold": {"Noor Halim": Role.INTERVIEWER, "Kettil Brandvold": Role.CUSTOMER},
        "marisol-vance": {"Halim, Noor": Role.INTERVIEWER, "Vance, Marisol (She/Her)": Role.CUSTOMER},
    },
    "forty": {
        **alone_with(
            "Moira Quill",
            """Abena Tetteh, Beatrix Olusoga-Hale, Bronagh Tilling, Colm Geraghty, Dashiell Munro, Desta Wolde,
            Fenella Stroud, Haruki Bellweather, Ivo Sandrup, Lakshmi Venn, Leopold Asante, Lorcan
            Applegarth, Marguerite Dacosta, Mehmet Ardley, Nuala Brightwell, Piotr Halloway,
            Precious Ndebele, Rosalind Achterop, Saoirse Tolland, Silas Pennock, Terry Uwins, Vashti
            Collard, Yolanda Prewitt""",
        ),
        **alone_with(
            "Dez Amory",
            """Amadou Fairlie, Baptiste Orrell, Chiamaka Rudd, Euan Critchlow, Gwenda Pask, Hamish Wetherell,
            Isolde Kemp, Jory Penhallow, Kwabena Strand, Obadiah Finch, Odile Farrow, Ottilie Crane,
            Rafferty Okonjo, Sunniva Bale, Tobias Renneck, Winnie Szabo, Zelda Marchbanks""",
        ),
    },
    "hearing-protection": {
        "bronwen-pugh": {"CA": Role.INTERVIEWER, "BP": Role.CUSTOMER},
        "desmond-ekwall": {"Callum Ashby": Role.INTERVIEWER, "Desmond Ekwall": Role.CUSTOMER},
        "ilse-hartog": {"Callum Ashby": Role.INTERVIEWER, "Ilse Hartog": Role.CUSTOMER},
        "rhoda-tarrant": {"Callum Ashby": Role.INTERVIEWER, "Rhoda Tarrant": Role.CUSTOMER},
    },
    "instrument-trays": {
        "adaeze-nwankwo": {"Tamsin Okell": Role.INTERVIEWER, "Adaeze Nwankwo": Role.CUSTOMER},
        "fergus-baillie": {"Tamsin Okell": Role.INTERVIEWER, "Fergus Baillie": Role.CUSTOMER},
        "gwilym-prosser": {"Tamsin Okell": Role.INTERVIEWER, "Gwilym Prosser": Role.CUSTOMER},
        "ottoline-brandreth": {"Tamsin Okell": Role.INTERVIEWER, "Ottoline Brandreth": Role.CUSTOMER},
        "theatres-group-call": {
            "Tamsin Okell": Role.INTERVIEWER,
            "Yusuf Demirci": Role.OTHER,
            "Petra Hollmark": Role.CUSTOMER,
            "Malachy Dunn": Role.CUSTOMER,
        },
    },
    "loans-desk": {
        "farida-noorzai-registrar": {"Anneke Sturm": Role.INTERVIEWER, "Farida Noorzai": Role.CUSTOMER},
        "imre-kovatsi-conservation": {"Anneke Sturm": Role.INTERVIEWER, "Imre Kovatsi": Role.CUSTOMER},
        "technicians-bea-and-ossian": {
            "Speaker A": Role.INTERVIEWER,
            "Speaker B": Role.CUSTOMER,
            "Speaker C": Role.CUSTOMER,
        },
        "ulrik-dahlby-curator": {"Anneke Sturm": Role.INTERVIEWER, "Ulrik Dahlby": Role.CUSTOMER},
    },
    "parents-papers": {
        "bev-achterberg": {"Leonie": Role.INTERVIEWER, "Bev": Role.CUSTOMER},
        "carol-whitcombe": {"Leonie Adair": Role.INTERVIEWER, "Carol Whitcombe": Role.CUSTOMER},
        "hugh-pellow": {"Leonie Adair": Role.INTERVIEWER, "Hugh Pellow": Role.CUSTOMER},
        "noor-siddiqa": {"LEONIE": Role.INTERVIEWER, "NOOR": Role.CUSTOMER},
        "ray-dunmore": {"Leonie Adair": Role.INTERVIEWER, "Ray Dunmore": Role.CUSTOMER},
    },
    "thin": {"call-pat-holiday-lets": {"Pat": Role.CUSTOMER, "Note-taker": Role.OTHER}},
}


def read(study: str) -> Interviews:
    settings_file = FIXTURES / study / "icp2prd.toml"
    written = tomllib.loads(settings_file.read_text()) if settings_file.exists() else {}
    settings = Settings.model_validate({name: written.get(name, {}) for name in ("speakers", "people")})
    return read_interviews(FIXTURES / study, settings)


def gold(study: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FIXTURES / study / "expected.yaml").read_text())
    return loaded


def expected(study: str, *fields: str) -> list[dict[str, Any]]:
    loaded = gold(study)
    return [entry for field in fields for entry in loaded.get(field) or []]
