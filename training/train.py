"""Train the embedded model's head, and print how well it does on fields of work that it has not seen.

python -m training.train
"""

import base64
from pathlib import Path
from typing import Final

import numpy as np

from icp2prd.llm.head import NOTHING, HeadFile
from icp2prd.llm.weights import LANGUAGE_MODEL
from training.fitting import Fitted, Matrix, on_unseen_fields, report
from training.sentences import hash_of_sentences, labelled_turns
from training.states import features

HEADS: Final = Path(__file__).parent.parent / "src" / "icp2prd" / "llm" / "heads"

DOUBTED: Final = 0.5
"""What a sentence counts that a careful reader may leave out."""


def main() -> None:
    turns = labelled_turns()
    labels = np.array([label for turn in turns for label in turn.labels])
    sure = np.array([sure for turn in turns for sure in turn.sure])
    fields = np.array([turn.field for turn in turns for _ in turn.labels])
    rows = features([turn.spoken for turn in turns])
    weights = np.where(sure, 1.0, DOUBTED)
    guessed = on_unseen_fields(rows, labels, fields, weights)
    held_out = report(labels[sure], guessed[sure])
    shows, said = labels[sure] != NOTHING, guessed[sure] != NOTHING
    print(
        f"something shown: recall {(shows & said).sum() / shows.sum():.2f},"
        f" precision {(shows & said).sum() / said.sum():.2f}"
    )
    _write(Fitted(rows, labels, weights), held_out)


def _write(fitted: Fitted, held_out: float) -> None:
    matrix: Matrix = fitted.matrix
    file = HeadFile(
        weights=LANGUAGE_MODEL.sha256,
        sentences=hash_of_sentences(),
        labels=fitted.labels,
        matrix=base64.b64encode(matrix.astype("<f2").tobytes()).decode("ascii"),
        bias=tuple(round(float(one), 5) for one in fitted.bias),
        held_out=round(held_out, 3),
    )
    HEADS.mkdir(exist_ok=True)
    (HEADS / f"{LANGUAGE_MODEL.sha256[:16]}.json").write_text(file.model_dump_json(indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
