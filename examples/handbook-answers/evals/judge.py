"""The judge of groundedness, of another maker than the model that answers."""

from functools import lru_cache
from pathlib import Path

from anthropic import Anthropic
from pydantic import BaseModel

JUDGE_MODEL = "claude-sonnet-4-5-20250929"
PROMPT = (Path(__file__).parent.parent / "prompts" / "judge.v2.md").read_text("utf-8")


class Verdict(BaseModel):
    """What the judge says."""

    grounded: bool
    reason: str


@lru_cache(maxsize=1)
def client() -> Anthropic:
    """The judge's client."""
    return Anthropic(timeout=30, max_retries=3)


def judge(passages: str, answer: str) -> Verdict:
    """Whether the answer keeps to the passages. Raises where the judge does not say."""
    message = client().messages.create(
        model=JUDGE_MODEL,
        system=PROMPT,
        messages=[{"role": "user", "content": f"<passages>\n{passages}\n</passages>\n<answer>\n{answer}\n</answer>"}],
        max_tokens=200,
        temperature=0,
    )
    return Verdict.model_validate_json(message.content[0].text)
