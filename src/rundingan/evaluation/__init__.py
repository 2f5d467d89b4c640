"""Hold records against articles that were marked by hand: how much is found, how much is right.

>>> from rundingan.evaluation import load_marked, read_marked, score
>>> articles = load_marked("examples/ms/marked.jsonl")      # doctest: +SKIP
>>> result = score(articles, read_marked(articles))         # doctest: +SKIP
>>> result.value("statements.attributed")                   # doctest: +SKIP
"""

from rundingan.evaluation.calibration import Bin, Calibration, calibrate
from rundingan.evaluation.figures import Accuracy, Figure, Found, Miss, Outcome, Score
from rundingan.evaluation.floors import Fallen, Floors, fallen, load_floors
from rundingan.evaluation.marked import MarkedArticle, load_marked
from rundingan.evaluation.records import load_records, read_marked
from rundingan.evaluation.scoring import score

__all__ = [
    "Accuracy", "Bin", "Calibration", "Fallen", "Figure", "Floors", "Found", "MarkedArticle", "Miss",
    "Outcome", "Score",
    "calibrate", "fallen", "load_floors", "load_marked", "load_records", "read_marked", "score",
]  # fmt: skip
