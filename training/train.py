"""Train the embedded model's head, and print how well it does on fields of work that it has not seen.

python -m training.train
"""

import base64
import os
import pickle
from collections import Counter
from pathlib import Path
from typing import Any, Final

import numpy as np
import platformdirs
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from icp2prd.llm.embedded import EmbeddedBackend
from icp2prd.llm.fetching import fetch
from icp2prd.llm.head import NOTHING, SEEN, HeadFile, laid_out, read_of, seen_of
from icp2prd.llm.weights import LANGUAGE_MODEL, weights_folder
from training.sentences import LabelledTurn, hash_of_sentences, labelled_turns

HEADS: Final = Path(__file__).parent.parent / "src" / "icp2prd" / "llm" / "heads"
KEPT_STATES: Final = platformdirs.user_cache_path("icp2prd") / "training.pickle"

DIRECTIONS: Final = 200
"""Of most variance among the states; more of them learn the sentences by heart."""

WEIGHT_OF_SEEN: Final = 8.0
"""How much more what is seen in a sentence varies than a state: so few features would drown among so many."""

STRENGTH: Final = 0.002
"""Inverse of the penalty on large weights (scikit-learn's C)."""

FOLDS: Final = 6

Matrix = np.ndarray[Any, Any]


def features(turns: list[LabelledTurn]) -> Matrix:
    known: dict[str, Matrix] = pickle.loads(KEPT_STATES.read_bytes()) if KEPT_STATES.is_file() else {}
    backend = EmbeddedBackend(lambda: fetch(LANGUAGE_MODEL, weights_folder(os.environ)), lambda: "local")
    rows = []
    for turn in turns:
        laid = laid_out(turn.spoken)
        if laid.text not in known:
            pieces, states = backend.states(laid.text)
            known[laid.text] = read_of(laid, pieces, states).astype(np.float32)
        rows.append(np.concatenate([known[laid.text], seen_of(laid)], axis=1))
    KEPT_STATES.parent.mkdir(parents=True, exist_ok=True)
    KEPT_STATES.write_bytes(
        pickle.dumps({laid_out(turn.spoken).text: known[laid_out(turn.spoken).text] for turn in turns})
    )
    return np.concatenate(rows).astype(np.float64)


class Fitted:
    """Scaling, directions and weights, folded into one matrix and one bias."""

    def __init__(self, rows: Matrix, labels: Matrix) -> None:
        mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
        scaled = (rows - mean) / spread
        _, _, directions = np.linalg.svd(scaled[:, :-SEEN], full_matrices=False)
        kept = np.zeros((rows.shape[1], DIRECTIONS + SEEN))
        kept[:-SEEN, :DIRECTIONS] = directions[:DIRECTIONS].T
        kept[-SEEN:, DIRECTIONS:] = WEIGHT_OF_SEEN * np.eye(SEEN)
        model = LogisticRegression(C=STRENGTH, max_iter=500).fit(scaled @ kept, labels)
        self.labels = tuple(str(label) for label in model.classes_)
        self.matrix = (kept @ model.coef_.T) / spread[:, None]
        self.bias = model.intercept_ - mean @ self.matrix

    def sort(self, rows: Matrix) -> Matrix:
        best: Matrix = (rows @ self.matrix + self.bias).argmax(axis=1)
        return np.array([self.labels[place] for place in best])


def on_unseen_fields(rows: Matrix, labels: Matrix, fields: Matrix) -> Matrix:
    guessed = np.empty(len(labels), dtype=object)
    for seen, unseen in GroupKFold(FOLDS).split(rows, labels, fields):
        guessed[unseen] = Fitted(rows[seen], labels[seen]).sort(rows[unseen])
    return guessed


def report(labels: Matrix, guessed: Matrix) -> float:
    right = float((labels == guessed).mean())
    shows, said = labels != NOTHING, guessed != NOTHING
    print(f"{len(labels)} sentences; on unseen fields {right:.2f} have the right label")
    print(
        f"something shown: recall {(shows & said).sum() / shows.sum():.2f},"
        f" precision {(shows & said).sum() / said.sum():.2f}"
    )
    for label, count in Counter(labels).most_common():
        mine = labels == label
        print(
            f"  {label:20} {count:4}  recall {(guessed[mine] == label).mean():.2f}"
            f"  precision {(labels[guessed == label] == label).mean():.2f}"
        )
    return right


def main() -> None:
    turns = labelled_turns()
    rows = features(turns)
    labels = np.array([label for turn in turns for label in turn.labels])
    fields = np.array([turn.field for turn in turns for _ in turn.labels])
    held_out = report(labels, on_unseen_fields(rows, labels, fields))
    fitted = Fitted(rows, labels)
    file = HeadFile(
        weights=LANGUAGE_MODEL.sha256,
        sentences=hash_of_sentences(),
        labels=fitted.labels,
        matrix=base64.b64encode(fitted.matrix.astype("<f2").tobytes()).decode("ascii"),
        bias=tuple(round(float(one), 5) for one in fitted.bias),
        held_out=round(held_out, 3),
    )
    HEADS.mkdir(exist_ok=True)
    (HEADS / f"{LANGUAGE_MODEL.sha256[:16]}.json").write_text(file.model_dump_json(indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
