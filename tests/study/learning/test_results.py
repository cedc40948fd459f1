import csv
from pathlib import Path

import pytest

from icp2prd.errors import InputError
from icp2prd.study.folder import StudyFolder
from icp2prd.study.learning.learning import learn
from icp2prd.study.learning.results import COLUMNS, measured_in, template_for
from tests.sample import sample_prd
from tests.study.learning.results_files import HEADER, PIVOTS, drafted, files, printed, results


@pytest.fixture
def folder(tmp_path: Path) -> StudyFolder:
    return drafted(tmp_path)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("MET-009,1,2,,,,each term,,,", "metric: there is no MET-009 in this draft. Did you mean MET-00"),
        (",1,2,,,,each term,,,", "metric: there is no id in this draft. There are: MET-001"),
        ("REQ-001,1,2,,,,each term,,,", "metric: there is no REQ-001 in this draft."),
        ("MET-001,a few,20,,,,each term,,,", "successes: “a few” is not a number"),
        ("MET-001,1.5,20,,,,each term,,,", "successes: “1.5” is no whole number"),
        ("MET-001,-1,20,,,,each term,,,", "successes: “-1” is no whole number"),
        ("MET-002,,20,nan,1,hours,each term,,,", "value: “nan” is not a number that can be compared"),
        ("MET-002,,20,1e999,1,hours,each term,,,", "value: “1e999” is not a number that can be compared"),
        ('MET-002,,20,"1,200",1,hours,each term,,,', "value: “1,200” is not a number"),
        ("MET-002,,20,4h,1,hours,each term,,,", "value: “4h” is not a number; write 1250 or 12.5, without a unit"),
        ("MET-002,,20,4,-1,hours,each term,,,", "sd: -1 is less than 0"),
        ("MET-002,,,4,1,hours,each term,,,", "n: a standard deviation is given"),
        ("MET-001,21,20,,,,each term,,,", "successes: 21 is more than n, which is 20"),
        ("MET-001,0,0,,,,each term,,,", "n: 0 asked or seen"),
        ("MET-001,,20,,,,each term,,,", "successes, value: neither is given"),
        ("MET-001,1,20,5,,,each term,,,", "value: successes are given too"),
        ("ACT-001,1,20,,,,5 weeks,,,", "window: “5 weeks” is not “6 weeks”"),
        ("ACT-001,1,20,,,,,,,", "window: none is given"),
        ("MET-002,3,20,,,,each term,,,", "unit: a share cannot be compared with “under 1 hour”"),
        ("MET-002,,20,3,1,€,each term,,,", "unit: € cannot be compared with “under 1 hour”"),
        ("ACT-001,3,20,,,minutes,6 weeks,,,", "unit: what is counted is in no minutes"),
        ("ACT-001,1,10,,,,six weeks,,,\nACT-001,1,10,,,,Six Weeks,,,", "metric: ACT-001 stands in line 3 too"),
        ("ACT-001,1,10,,,,6 weeks,,,,,,", "It has 13 cells for 10 columns"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_changes_nothing(folder: StudyFolder, row: str, said: str) -> None:
    before = files(folder)
    path = results(folder, f"{HEADER}MET-001,5,9,,,,each term,,,\n{row}\n")

    with pytest.raises(InputError) as error:
        learn(folder, path, printed)

    assert said in str(error.value)
    assert f"{path}:{3 + row.count(chr(10))}" in str(error.value)
    assert error.value.exit_status == 2
    assert files(folder) == before


def test_every_bad_row_is_named_at_once(folder: StudyFolder) -> None:
    path = results(folder, f"{HEADER}MET-009,1,2,,,,,,,\n{PIVOTS}MET-001,x,2,,,,each term,,,\n")

    with pytest.raises(InputError, match="2 of 3 rows cannot be taken, and none was") as error:
        measured_in(path, sample_prd())

    assert f"{path}:2: metric" in str(error.value)
    assert f"{path}:4: successes" in str(error.value)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("name,successes,n", "The column “metric” is missing"),
        ("metric,n,window", "There is a column missing: “successes” (with “n”), or “value”"),
        ("metric,sucesses,n", "There is no column “sucesses”. Did you mean successes?"),
        ("metric,value,value", "The column “value” is there twice"),
        ("MET-001 70 100", "There is no column “met-001 70 100”. There are: metric"),
        ("", "The column “metric” is missing"),
    ],
)
def test_columns_that_are_missing_or_strange_are_named(folder: StudyFolder, header: str, said: str) -> None:
    path = results(folder, f"{header}\nMET-001,1,2\n")

    with pytest.raises(InputError) as error:
        measured_in(path, sample_prd())

    assert said in str(error.value)
    assert error.value.where == f"{path}:1"


@pytest.mark.parametrize(
    "content",
    [
        (HEADER + PIVOTS).encode("utf-8-sig"),
        (HEADER + PIVOTS).encode("utf-16"),
        (HEADER + PIVOTS).replace("\n", "\r\n").encode(),
        (HEADER + PIVOTS).replace(",", ";").encode(),
        (HEADER + PIVOTS).replace(",", "\t").encode(),
        b"Metric,Window,N,Successes,Source\n\n act-001 , 6 weeks ,10,2,the forum\n,,,,\n",
        (HEADER + PIVOTS + "MET-001,,,,,,,,,\n").encode(),
    ],
)
def test_what_spreadsheets_write_is_read_alike(folder: StudyFolder, content: bytes) -> None:
    [row] = measured_in(results(folder, content), sample_prd())

    assert (row.item, row.successes, row.n, row.window, row.source) == ("ACT-001", 2, 10, "6 weeks", "the forum")


def test_a_comma_is_a_decimal_mark_only_where_semicolons_part_the_cells(folder: StudyFolder) -> None:
    path = results(folder, "metric;value;n;sd;unit;window\nMET-002;0,75;12;0,5;hours;each term\n")

    [row] = measured_in(path, sample_prd())

    assert (row.value, row.sd) == (0.75, 0.5)


@pytest.mark.parametrize("content", [b"\x00\x01\x02\xff\xfe\x9d\x00PK", HEADER.encode() + b'MET-001,"7,1\n'])
def test_what_is_no_csv_is_refused_with_its_place(folder: StudyFolder, content: bytes) -> None:
    path = results(folder, content)

    with pytest.raises(InputError) as error:
        measured_in(path, sample_prd())

    assert error.value.where.startswith(str(path))


def test_a_file_that_is_not_there_is_named(folder: StudyFolder) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        measured_in(folder.root / "none.csv", sample_prd())


def test_the_template_has_a_row_for_each_metric_and_action_and_says_nothing(folder: StudyFolder) -> None:
    text = template_for(sample_prd())

    rows = list(csv.DictReader(text.splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert [row["metric"] for row in rows] == ["MET-001", "MET-002", "MET-003", "ACT-001", "ACT-002"]
    assert rows[3]["window"] == "6 weeks"
    with pytest.raises(InputError, match="No row says what was measured"):
        measured_in(results(folder, text), sample_prd())


def test_a_template_that_was_filled_in_is_taken(folder: StudyFolder) -> None:
    filled = template_for(sample_prd()).replace("with it),,,", "with it),7,10,")

    [row] = measured_in(results(folder, filled), sample_prd())

    assert (row.item, row.successes, row.n) == ("ACT-001", 7, 10)
