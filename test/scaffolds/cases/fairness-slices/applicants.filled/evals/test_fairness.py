"""Does the model treat groups of people alike? Written by Roadworthy; look for TODO.

Run it with `python -m pytest evals/test_fairness.py`. It works out the figures for each
group apart and fails when the gap between two groups is larger than fairness_limits.json
allows, or while anything marked TODO is left. Groups need not be features of the model:
they are only used to judge it. What gap is acceptable is for people to decide, with those
who are affected in mind.
"""

import json
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
LIMITS = HERE / "fairness_limits.json"
RESULTS = HERE / "results" / "fairness.json"

# Figures of smaller groups are mostly chance: they are listed, and not judged.
MINIMUM_GROUP_ROWS = 50

# The class that a person gains or loses by, as the labels spell it.
POSITIVE = 1


def load_model():
    """Something with a `predict(features)` method, as production loads it."""
    import joblib

    return joblib.load(PROJECT / "models/credit.joblib")


def load_people():
    """Rows that training never saw: features, labels, and each person's groups by name."""
    import pandas

    rows = pandas.read_csv(PROJECT / "data/test.csv")
    features = rows.drop(columns=["repaid", "gender"])
    return features, rows["repaid"], {"gender": rows["gender"]}


def share(part, whole):
    return part / whole if whole else None


def group_figures(labels, predictions):
    """How often a group is chosen, found where it is right, and chosen where it is wrong."""
    chosen = [guess == POSITIVE for guess in predictions]
    true = [label == POSITIVE for label in labels]
    hits = sum(guess and right for guess, right in zip(chosen, true))
    return {
        "selection_rate": share(sum(chosen), len(labels)),
        "recall": share(hits, sum(true)),
        "false_positive_rate": share(sum(chosen) - hits, len(true) - sum(true)),
    }


def metrics_by_group(labels, predictions, groups):
    """For each way to group people: each group's size and, if it is large enough, figures."""
    found = {}
    for name, values in groups.items():
        values = list(values)
        assert len(values) == len(labels), f"{name!r} needs one value per row"
        found[name] = {}
        for group in sorted(set(values), key=str):
            rows = [row for row, one in enumerate(values) if one == group]
            part = {"rows": len(rows)}
            if len(rows) >= MINIMUM_GROUP_ROWS:
                truth = [labels[row] for row in rows]
                guesses = [predictions[row] for row in rows]
                part["figures"] = group_figures(truth, guesses)
            found[name][str(group)] = part
    return found


def largest_gaps(parts):
    """The gap of each figure between the groups where it is furthest apart."""
    judged = [part["figures"] for part in parts.values() if "figures" in part]
    gaps = {}
    for figure in judged[0] if len(judged) > 1 else []:
        values = [one[figure] for one in judged if one[figure] is not None]
        if len(values) > 1:
            gaps[figure] = max(values) - min(values)
    return gaps


@pytest.fixture(scope="module")
def report():
    """Judges the model once and keeps the result in results/fairness.json."""
    model = load_model()
    features, labels, groups = load_people()
    labels = list(labels)
    assert groups, "no column tells groups apart"
    predictions = list(model.predict(features))
    assert len(predictions) == len(labels), "one prediction per row is needed"
    by_group = metrics_by_group(labels, predictions, groups)
    gaps = {name: largest_gaps(parts) for name, parts in by_group.items()}
    result = {"by_group": by_group, "fairness_gaps": gaps}
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return result


def read_limits():
    limits = json.loads(LIMITS.read_text(encoding="utf-8"))["largest_gap"]
    for figure, limit in limits.items():
        if isinstance(limit, bool) or not isinstance(limit, (int, float)) or limit <= 0:
            pytest.fail(f"TODO: set the largest gap in {figure!r} in {LIMITS.name}")
    return limits


def test_groups_are_large_enough_to_compare(report):
    lone = [name for name, gaps in report["fairness_gaps"].items() if not gaps]
    assert not lone, f"fewer than two groups of {MINIMUM_GROUP_ROWS} rows in {lone}"


def test_no_gap_between_groups_is_too_large(report):
    limits = read_limits()
    wide = []
    for name, gaps in report["fairness_gaps"].items():
        for figure, limit in limits.items():
            gap = gaps.get(figure)
            assert gap is not None, f"{figure!r} could not be compared by {name!r}"
            if gap > limit:
                wide.append(f"{figure} differs by {gap:.4f} by {name}, limit {limit}")
    assert not wide, report["by_group"]

