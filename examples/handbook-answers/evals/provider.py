"""Lets promptfoo ask as a member of staff would, past the login."""

from app.answer import decide
from app.redact import redact
from app.security import Reader


def call_api(prompt: str, options: dict, context: dict) -> dict:
    """The answer, and the text of the passages that it cites."""
    groups = context["vars"].get("reads", "all").split()
    outcome, text, passages, sources = decide(redact(prompt), Reader("evals", frozenset(groups)))
    cited = "\n\n".join(passage.text for passage in passages if passage.id in sources)
    return {"output": text, "metadata": {"outcome": outcome, "cited": cited}}
