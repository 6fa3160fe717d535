import type { Stack } from "../../project/stack.js";
import { pythonString } from "../quote.js";
import { classificationMetrics, type QualityMetrics, regressionMetrics } from "./quality-metrics.js";
import { detectionMetrics, segmentationMetrics } from "./vision-metrics.js";

/** `evals/test_model_quality.py`: fails while a threshold, the model, the data or the slices are not filled in. */
export function modelQualityTest(stack: Stack): string {
  const { learning } = stack;
  const metrics = metricsOf(learning);
  const imports = ["import json", ...(learning.saved?.loader === "pickle" ? ["import pickle"] : [])];
  // Sorted by module, as linters have it.
  const members = [
    "from datetime import datetime, timezone",
    "from pathlib import Path",
    ...metrics.standard.split("\n").filter(Boolean),
  ].sort();
  return `"""Quality gate for the trained model. Written by Roadworthy; look for TODO.

Run it with \`python -m pytest evals\`. It fails until everything marked TODO is filled
in here and in thresholds.json, and it must stay able to fail: it is what CI trusts.
Never train, tune or pick thresholds on the data that \`load_holdout\` returns.
"""

${[...imports, ...members].join("\n")}

${metrics.modules ?? ""}import pytest
${metrics.imports}
HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
THRESHOLDS = HERE / "thresholds.json"
RESULTS = HERE / "results" / "latest.json"

# Slices with fewer rows are counted but too small to be judged.
MINIMUM_SLICE_ROWS = 30


${loadModel(learning.saved)}


${loadHoldout(learning.holdout?.value)}


${metrics.code}


def baseline_predictions(labels):
    """${metrics.about}: what a model has to beat to be of use."""
${metrics.baseline}


def pick(values, rows):
    return [values[row] for row in rows]


@pytest.fixture(scope="session")
def report():
    """Judges the model once and keeps the result in results/latest.json."""
    model = load_model()
    features, labels, slices = load_holdout()
    labels = list(labels)
    assert labels, "the held-out data is empty"
    predictions = list(model.predict(features))
    assert len(predictions) == len(labels), "one prediction per row is needed"
    result = {
        "evaluated_at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "rows": len(labels),
        "metrics": measure(labels, predictions),
        "baseline": measure(labels, baseline_predictions(labels)),
        "slices": {},
    }
    for name, values in slices.items():
        values = list(values)
        assert len(values) == len(labels), f"slice {name!r} needs one value per row"
        for value in sorted(set(values), key=str):
            rows = [row for row, one in enumerate(values) if one == value]
            part = {"rows": len(rows)}
            if len(rows) >= MINIMUM_SLICE_ROWS:
                part["metrics"] = measure(pick(labels, rows), pick(predictions, rows))
            result["slices"][f"{name}={value}"] = part
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=2) + "\\n", encoding="utf-8")
    return result


def limits(group):
    """One group of thresholds.json. One that is not filled in fails the test."""
    thresholds = json.loads(THRESHOLDS.read_text(encoding="utf-8")).get(group)
    if not thresholds:
        pytest.fail(f"TODO: thresholds.json has no {group!r} limits")
    for metric, limit in thresholds.items():
        if isinstance(limit, bool) or not isinstance(limit, (int, float)):
            pytest.fail(f"TODO: set {metric!r} of {group!r} in thresholds.json")
    return thresholds


def failures(metrics, thresholds):
    """Metrics that are on the wrong side of their limit."""
    found = []
    for metric, limit in thresholds.items():
        value = metrics[metric]
        good = value <= limit if metric in LOWER_IS_BETTER else value >= limit
        if not good:
            found.append(f"{metric} is {value:.4f}, limit {limit}")
    return found


def test_quality_meets_the_thresholds(report):
    assert not failures(report["metrics"], limits("overall"))


def test_model_beats_the_baseline(report):
    for metric, margin in limits("baseline_margin").items():
        gain = report["metrics"][metric] - report["baseline"][metric]
        if metric in LOWER_IS_BETTER:
            gain = -gain
        assert gain > 0, f"{metric} is no better than the baseline"
        assert gain >= margin, f"{metric} is only {gain:.4f} better than the baseline"


def test_every_slice_meets_the_thresholds(report):
    if not report["slices"]:
        pytest.fail("TODO: return slices from load_holdout, such as countries")
    thresholds = limits("slices")
    judged = {}
    for name, part in report["slices"].items():
        if "metrics" in part:
            judged[name] = failures(part["metrics"], thresholds)
    assert judged, f"no slice has {MINIMUM_SLICE_ROWS} rows: use more held-out data"
    assert not {name: found for name, found in judged.items() if found}
`;
}

function metricsOf({ sees, task, hasScikitLearn }: Stack["learning"]): QualityMetrics {
  if (sees) return sees === "detection" ? detectionMetrics : segmentationMetrics;
  return task.value === "classification" ? classificationMetrics(hasScikitLearn) : regressionMetrics(hasScikitLearn);
}

/** \`evals/thresholds.json\`: limits that are numbers only once a person has set them. */
export function qualityThresholds({ learning }: Stack): string {
  const { limits } = metricsOf(learning);
  const names = Object.keys(limits);
  const main = { [names[0] ?? ""]: null };
  const how = names.includes("mae") ? "the highest mae and the lowest r2" : `the lowest ${names.join(" and ")}`;
  const file = {
    $comment: `TODO: replace every null. overall: ${how} that may ship. slices: the same for every slice. baseline_margin: how much better than the baseline it must be.`,
    overall: limits,
    slices: main,
    baseline_margin: main,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A `load_model` in Python: written out where the code says which file holds the model, else for people to write. */
export function loadModel(saved: Stack["learning"]["saved"]): string {
  if (!saved) {
    return `def load_model():
    """Something with a \`predict(features)\` method."""
    raise NotImplementedError("TODO: load the model the way production does")`;
  }
  const path = `PROJECT / ${pythonString(saved.value)}`;
  const body =
    saved.loader === "joblib"
      ? `    import joblib

    return joblib.load(${path})`
      : `    with (${path}).open("rb") as file:
        return pickle.load(file)`;
  return `def load_model():
    """Something with a \`predict(features)\` method, as production loads it."""
${body}`;
}

function loadHoldout(path: string | undefined): string {
  return `def load_holdout():
    """Rows that training never saw: features, labels, and slices by name."""
    # TODO: read the held-out data and return it, with one slice value per row:
    #   rows = pandas.${path && /\.parquet$/i.test(path) ? "read_parquet" : "read_csv"}(PROJECT / ${pythonString(path ?? "data/test.csv")})
    #   features, labels = rows.drop(columns=["label"]), rows["label"]
    #   return features, labels, {"country": rows["country"]}
    raise NotImplementedError("TODO: return features, labels and slices")`;
}
