from tests.pipeline.studies import *
from tests.scripted import finds
import cProfile, pstats
def test_mb(tmp_path, reader):
    words = "Orders get lost in the cellar every week. " * 25_000
    reader.answers = {"extract": lambda _: finds()}
    study = study_of(tmp_path, interviews__ana_txt=f"Interviewer: And?\n\nAna Sorel: {words}\n")
    pr = cProfile.Profile(); pr.enable()
    ran = run(study)
    pr.disable(); pstats.Stats(pr).sort_stats("cumulative").print_stats(30)
    print(len(reader.asked))
def test_one(tmp_path, reader):
    lone = "Ana Sorel: Orders get lost every week.\n\nAna Sorel: I keep a list on paper for that.\n"
    ran = run(study_of(tmp_path, interviews__ana_txt=lone))
    print(ran.notices, ran.prd.interviews[0].speakers, ran.prd.open_questions)
