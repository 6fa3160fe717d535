"""Asks again what one user asked, by the id under the answer: `python -m jobs.replay ANSWER_ID`."""

import json
import sys

from langfuse import get_client

from app.answer import decide
from app.security import Reader
from app.trace import Asked


def main(answer_id: str) -> None:
    """Prints what was answered then, under which prompt and index, and what is answered now."""
    trace = get_client().api.trace.get(answer_id)
    asked = Asked.model_validate(trace.input)
    outcome, text, passages, sources = decide(asked.question, Reader("replay", frozenset(asked.groups)))
    now = {"outcome": outcome, "answer": text, "sources": sources, "passages": [passage.id for passage in passages]}
    print(json.dumps({"question": asked.question, "then": trace.output, "of": trace.metadata, "now": now}, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
