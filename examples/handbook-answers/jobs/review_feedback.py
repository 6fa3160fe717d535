"""Writes last week's answers that users voted down to a table, for the people office to go through each Monday.

What they find wrong becomes a case in evals/cases.csv, or a change of the handbook.
"""

import csv
import sys
from datetime import UTC, datetime, timedelta

from langfuse import get_client

FIELDS = ("answer_id", "question", "answer", "sources", "comment")


def main() -> None:
    """CSV on the standard output."""
    langfuse = get_client()
    since = datetime.now(UTC) - timedelta(days=7)
    votes = langfuse.api.score_v_2.get(name="helpful", from_timestamp=since, limit=100).data
    table = csv.DictWriter(sys.stdout, FIELDS)
    table.writeheader()
    for vote in votes:
        if vote.value:
            continue
        trace = langfuse.api.trace.get(vote.trace_id)
        table.writerow(
            {
                "answer_id": trace.id,
                "question": trace.input["question"],
                "answer": trace.output["answer"],
                "sources": " ".join(trace.output["sources"]),
                "comment": vote.comment or "",
            }
        )


if __name__ == "__main__":
    main()
