"""A linear map from states to labels, and how well it does on fields of work that it has not seen."""

from collections import Counter
from typing import Any, Final

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from icp2prd.llm.head import NOTHING, SEEN

Matrix = np.ndarray[Any, Any]

DIRECTIONS: Final = 800
"""Of most variance among the states; more of them learn the sentences by heart."""

WEIGHT_OF_SEEN: Final = 8.0
"""How much more what is seen in a sentence varies than a state: so few features would drown among so many."""

STRENGTH: Final = 0.001
"""Inverse of the penalty on large weights (scikit-learn's C)."""

LEAN: Final = 0.9
"""Taken off the score of "nothing": most sentences are that, and a need that is missed costs more than one too many."""

FOLDS: Final = 4


class Fitted:
    """Scaling, directions and weights, folded into one matrix and one bias. weights: what each row counts."""

    def __init__(self, rows: Matrix, labels: Matrix, weights: Matrix) -> None:
        mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
        scaled = (rows - mean) / spread
        read = scaled[:, :-SEEN]
        _, axes = np.linalg.eigh(read.T @ read)  # the largest last
        kept = np.zeros((rows.shape[1], DIRECTIONS + SEEN))
        kept[:-SEEN, :DIRECTIONS] = axes[:, ::-1][:, :DIRECTIONS]
        kept[-SEEN:, DIRECTIONS:] = WEIGHT_OF_SEEN * np.eye(SEEN)
        model = LogisticRegression(C=STRENGTH, max_iter=500).fit(scaled @ kept, labels, sample_weight=weights)
        self.labels = tuple(str(label) for label in model.classes_)
        self.matrix = (kept @ model.coef_.T) / spread[:, None]
        self.bias = model.intercept_ - mean @ self.matrix - LEAN * np.array([one == NOTHING for one in self.labels])

    def sort(self, rows: Matrix) -> Matrix:
        best: Matrix = (rows @ self.matrix + self.bias).argmax(axis=1)
        return np.array([self.labels[place] for place in best])


def on_unseen_fields(rows: Matrix, labels: Matrix, fields: Matrix, weights: Matrix) -> Matrix:
    guessed = np.empty(len(labels), dtype=object)
    for known, unseen in GroupKFold(FOLDS).split(rows, labels, fields):
        guessed[unseen] = Fitted(rows[known], labels[known], weights[known]).sort(rows[unseen])
    return guessed


def report(labels: Matrix, guessed: Matrix) -> float:
    """Print how many are right, by label. Returns their share."""
    right = float((labels == guessed).mean())
    print(f"{len(labels)} sentences that leave no doubt; on unseen fields {right:.2f} have the right label")
    for label, count in Counter(labels).most_common():
        mine = labels == label
        print(
            f"  {label:20} {count:4}  recall {(guessed[mine] == label).mean():.2f}"
            f"  precision {(labels[guessed == label] == label).mean():.2f}"
        )
    return right
