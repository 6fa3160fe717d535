"""Writes last week's answers that users voted down to a table, for the people office to go through each Monday.

What they find wrong becomes a case in evals/cases.csv, or a change of the handbook.
"""

import csv
import sys
from datetime import UTC, datetime, timedelta

from langfuse import get_client

from app.trace import Answered, Asked

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
        asked, answered = Asked.model_validate(trace.input), Answered.model_validate(trace.output)
        table.writerow(
            {
                "answer_id": trace.id,
                "question": asked.question,
                "answer": answered.answer,
                "sources": " ".join(answered.sources),
                "comment": vote.comment or "",
            }
        )


if __name__ == "__main__":
    main()
