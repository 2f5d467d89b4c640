"""Measure how often the reader is right, rule by rule, and write it as the confidence of a language pack.

    python tools/calibrate.py ms MARKED.jsonl... --unseen MARKED.jsonl... [--write]

The articles are marked by hand (``docs/how-to``). A logistic model gives each rule, and each way of resolving a
speaker, its share in the chance that content and speaker are right; little data draws a share towards nothing.
Articles that the rules were made from flatter them, so the level (``base``) is set on the ``--unseen`` ones alone.
Without ``--write`` the table of calibration is shown, each article judged by a model that did not see it."""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rundingan.evaluation.calibration import calibrate
from rundingan.evaluation.figures import Outcome
from rundingan.evaluation.marked import MarkedArticle, load_marked
from rundingan.evaluation.scoring import score
from rundingan.model import Article
from rundingan.reading import read_article

LANG = Path(__file__).resolve().parent.parent / "src" / "rundingan" / "lang"
SHRINK = 1.5
"""How strongly a share is drawn towards nothing (the precision of its prior)."""
STEPS = 400
FOLDS = 5
Weights = dict[str, float]


class Case(NamedTuple):
    """One statement that the reader found: its features, and whether it is right."""

    features: tuple[str, ...]
    right: bool


def cases_of(article: MarkedArticle, language: str) -> list[Case]:
    """Read a marked article and hold each statement found against the marks."""
    record = read_article(Article(text=article.text, id=article.id, published=article.published, language=language))
    outcomes = score([article], {article.id: record}).outcomes
    cases = []
    for statement, outcome in zip(record.statements, outcomes, strict=True):
        why = statement.why
        assert why is not None
        features = [f"rule {why.rule}", f"speaker {why.speaker}"]
        if statement.within is not None:
            features.append("nested")
        cases.append(Case(tuple(features), outcome.right))
    return cases


def chance(features: Sequence[str], weights: Weights) -> float:
    """The chance that a statement of these features is right."""
    total = weights.get("base", 0.0) + sum(weights.get(f, 0.0) for f in features)
    return 1 / (1 + math.exp(-total))


def fit(cases: Sequence[Case]) -> Weights:
    """The weights of the most probable model, by gradient ascent on the penalised likelihood."""
    weights: Weights = {"base": 0.0}
    counts: dict[str, int] = {"base": len(cases)}
    for case in cases:
        for feature in case.features:
            counts[feature] = counts.get(feature, 0) + 1
    for _ in range(STEPS):
        slopes = {f: -SHRINK * weights.get(f, 0.0) if f != "base" else 0.0 for f in counts}
        for case in cases:
            error = case.right - chance(case.features, weights)
            for feature in ("base", *case.features):
                slopes[feature] += error
        for feature, slope in slopes.items():
            weights[feature] = weights.get(feature, 0.0) + slope / (0.25 * counts[feature] + SHRINK)
    return weights


def level(weights: Weights, cases: Sequence[Case]) -> Weights:
    """The same weights with the base at which the cases come out as often right as they are."""
    low, high = -8.0, 8.0
    wanted = sum(case.right for case in cases)
    for _ in range(60):
        base = (low + high) / 2
        expected = sum(chance(case.features, {**weights, "base": base}) for case in cases)
        low, high = (base, high) if expected < wanted else (low, base)
    return {**weights, "base": base}


def written(weights: Weights) -> str:
    """The weights as ``confidence.toml``."""
    lines = [
        "# How surely a statement of each rule is right: written by tools/calibrate.py from marked articles.",
        "# Numbers are shares of the logarithm of the odds; those of a rule that was never met are absent.",
        "",
        f"base = {weights['base']:.3f}",
        f"nested = {weights.get('nested', 0.0):.3f}",
    ]
    for kind in ("rule", "speaker"):
        lines += ["", f"[{kind}]"]
        lines += [
            f'"{feature.removeprefix(kind + " ")}" = {weight:.3f}'
            for feature, weight in sorted(weights.items())
            if feature.startswith(kind + " ")
        ]
    return "\n".join(lines) + "\n"


def table(by_article: Sequence[list[Case]], unseen: Sequence[Case]) -> str:
    """Stated and measured by tenths, each article judged by a model that did not see it."""
    outcomes = []
    for fold in range(FOLDS):
        known = [case for i, cases in enumerate(by_article) if i % FOLDS != fold for case in cases]
        weights = level(fit(known), unseen or known)
        outcomes += [
            Outcome(chance(case.features, weights), case.right)
            for i, cases in enumerate(by_article)
            if i % FOLDS == fold
            for case in cases
        ]
    found = calibrate(outcomes)
    rows = [
        f"{b.low:.1f}-{b.high:.1f}  n {b.n:4}  stated {b.stated:.3f}  measured {b.measured:.3f}" for b in found.bins
    ]
    return "\n".join([*rows, f"expected calibration error {found.expected_error:.3f} over {found.n}"])


def main() -> None:
    """Read, measure, show or write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("language")
    asked.add_argument("marked", nargs="+", type=Path)
    asked.add_argument("--unseen", nargs="*", type=Path, default=[])
    asked.add_argument("--write", action="store_true")
    args = asked.parse_args()
    seen = [cases_of(article, args.language) for file in args.marked for article in load_marked(file)]
    unseen = [cases_of(article, args.language) for file in args.unseen for article in load_marked(file)]
    flat_unseen = [case for cases in unseen for case in cases]
    print(table([*unseen, *seen], flat_unseen))
    if args.write:
        every = [case for cases in (*seen, *unseen) for case in cases]
        weights = level(fit(every), flat_unseen or every)
        target = LANG / args.language / "confidence.toml"
        target.write_text(written(weights), encoding="utf-8")
        print(f"wrote {target.relative_to(LANG.parent.parent.parent)}")


if __name__ == "__main__":
    main()
