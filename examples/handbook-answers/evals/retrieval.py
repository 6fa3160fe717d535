"""Does retrieval find the passage that answers, for everybody? `python -m evals.retrieval`."""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.marks import failures

CASES = Path(__file__).parent / "cases.csv"


def cases() -> list[dict[str, str]]:
    """The cases that people wrote."""
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rank(found: Sequence[str], wanted: str) -> int | None:
    """The place of the passage, from 1."""
    return found.index(wanted) + 1 if wanted in found else None


def retrieval_figures(search: Callable[[dict[str, str]], Sequence[str]]) -> dict[str, float]:
    """Recall and mean reciprocal rank over all cases, and how much less the worst served group of staff finds."""
    ranks: dict[str, list[int | None]] = defaultdict(list)
    for case in cases():
        ranks[case["group"]].append(rank(search(case)[:5], case["passage"]))
    recall_by_group = {group: sum(one is not None for one in places) / len(places) for group, places in ranks.items()}
    places = [one for group in ranks.values() for one in group]
    return {
        "recall@5": sum(one is not None for one in places) / len(places),
        "mrr": sum(1 / one for one in places if one) / len(places),
        "equal_opportunity_gap": max(recall_by_group.values()) - min(recall_by_group.values()),
    }


def figures(collection: str) -> dict[str, float]:
    """The figures of an index."""
    from app.retrieve import retrieve

    return retrieval_figures(lambda case: [passage.id for passage in retrieve(case["question"], case["reads"].split(), collection)])


def main() -> int:
    """Prints the figures; 1 where one misses its mark."""
    from app.settings import INDEX_ALIAS

    result = figures(INDEX_ALIAS)
    print(json.dumps(result, indent=2))
    lacking = failures(result)
    print(*lacking, sep="\n", file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
