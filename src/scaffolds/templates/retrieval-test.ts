/** `evals/test_retrieval.py`: are the right passages found? `search` are lines that would ask the store in use. */
export function retrievalTest(search: readonly string[]): string {
  return `"""Is the right passage found? Written by Roadworthy; look for TODO.

Run it with \`python -m pytest evals/test_retrieval.py\`. Each line of retrieval.jsonl is a
question with the ids of all passages that answer it. Take questions from real use, not
from the passages: those are found too easily. Label again when passages are cut anew.
"""

import json
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
CASES = HERE / "retrieval.jsonl"
RESULTS = HERE / "results" / "retrieval.json"

# As many passages as the model is given to answer from.
K = 5

MINIMUM_CASES = 20
THRESHOLDS = {"hit_rate": 0.9, "recall": 0.8, "mrr": 0.7}


def retrieve(question, k):
    """The ids of the k passages that the project finds first, best first."""
    # TODO: search as production does, filters and reranking included, such as:
${search.map((line) => `    #   ${line}`).join("\n")}
    raise NotImplementedError("TODO: return ids of passages, best first")


def hit_rate(found, relevant):
    """1 if any right passage is found."""
    return float(any(one in relevant for one in found))


def recall_at_k(found, relevant):
    """The share of the right passages that are found."""
    return len(set(found) & set(relevant)) / len(relevant)


def reciprocal_rank(found, relevant):
    """1 for a right passage in the first place, 1/2 in the second, 0 for none."""
    for rank, one in enumerate(found, start=1):
        if one in relevant:
            return 1 / rank
    return 0.0


def read_cases():
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def mean(values):
    values = list(values)
    return sum(values) / len(values)


@pytest.fixture(scope="module")
def report():
    """Searches for each question once and keeps the result in results/retrieval.json."""
    cases = []
    for case in read_cases():
        found = list(retrieve(case["question"], K))
        assert len(found) <= K, f"retrieve returned {len(found)} passages, not {K}"
        cases.append((case["question"], found, case["relevant"]))
    result = {
        "k": K,
        "cases": len(cases),
        "metrics": {
            "hit_rate": mean(hit_rate(found, right) for _, found, right in cases),
            "recall": mean(recall_at_k(found, right) for _, found, right in cases),
            "mrr": mean(reciprocal_rank(found, right) for _, found, right in cases),
        },
        "missed": [one for one, found, right in cases if not hit_rate(found, right)],
    }
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(result, indent=2, ensure_ascii=False)
    RESULTS.write_text(text + "\\n", encoding="utf-8")
    return result


def test_cases_are_labelled(report):
    assert "TODO" not in CASES.read_text(encoding="utf-8"), "fill in retrieval.jsonl"
    assert report["cases"] >= MINIMUM_CASES, f"label {MINIMUM_CASES} questions"
    unlabelled = [one["question"] for one in read_cases() if not one["relevant"]]
    assert not unlabelled, "questions without an answer belong to another test"


@pytest.mark.parametrize("metric", sorted(THRESHOLDS))
def test_right_passages_are_found(report, metric):
    value = report["metrics"][metric]
    assert value >= THRESHOLDS[metric], (metric, value, report["missed"])
`;
}
