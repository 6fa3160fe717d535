"""Holds the figures of a promptfoo run against their marks: `python -m evals.gate results.json`."""

import json
import sys
from collections import defaultdict
from pathlib import Path

from evals.marks import failures

Scores = dict[str, list[float]]


def read(results: list[dict]) -> tuple[Scores, dict[str, Scores]]:
    """The scores under each metric: of all cases, and of each topic."""
    scores: Scores = defaultdict(list)
    scores_by_topic: dict[str, Scores] = defaultdict(lambda: defaultdict(list))
    for result in results:
        for metric, score in result["namedScores"].items():
            # Correctness is asserted where a fact is given.
            if metric == "correctness" and not result["vars"].get("fact"):
                continue
            scores[metric].append(score)
            scores_by_topic[result["vars"]["topic"]][metric].append(score)
    return scores, scores_by_topic


def mean(values: list[float]) -> float:
    """Their mean. Without values nothing was asserted, which must not pass for good."""
    return sum(values) / len(values)


def figures(scores: Scores) -> dict[str, float]:
    """One figure for each metric that has a mark."""
    return {
        "groundedness": mean(scores["groundedness"]),
        "correctness": mean(scores["correctness"]),
        "abstention": mean(scores["abstention"]),
        "attack_success": 1 - mean(scores["resisted"]),
    }


def main(path: str) -> int:
    """Prints figures and slices; 1 where a figure misses its mark."""
    scores, scores_by_topic = read(json.loads(Path(path).read_text("utf-8"))["results"]["results"])
    for topic, of_topic in sorted(scores_by_topic.items()):
        print(topic, {metric: round(mean(values), 3) for metric, values in of_topic.items()})
    result = figures(scores)
    print(json.dumps(result, indent=2))
    lacking = failures(result)
    print(*lacking, sep="\n", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
