"""Calls to the rented models: bounded, counted, and with another model to fall back on."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from langfuse.openai import OpenAI
from openai import OpenAIError
from pydantic import BaseModel

from app.handbook import Passage
from app.metrics import COST, MODEL_ERRORS, TOKENS
from app.settings import ANSWER_MODEL, EMBEDDING_MODEL, FALLBACK_MODEL, MODERATION_MODEL, PRICES, PROMPT_VERSION

PROMPT = (Path(__file__).parent.parent / "prompts" / f"answer.{PROMPT_VERSION}.md").read_text("utf-8")


class Draft(BaseModel):
    """What the model writes, before it is checked."""

    found: bool
    answer: str
    sources: list[str]


class Unavailable(Exception):
    """No model answered."""


@lru_cache(maxsize=1)
def client() -> OpenAI:
    """The one client, which Langfuse traces. Two tries of ten seconds fit into the time a user waits."""
    return OpenAI(timeout=10, max_retries=1)


def draft(question: str, passages: Sequence[Passage]) -> Draft:
    """The answer of the first model that gives one."""
    for model in (ANSWER_MODEL, FALLBACK_MODEL):
        try:
            return ask(model, question, passages)
        except OpenAIError:
            MODEL_ERRORS.labels(model).inc()
    raise Unavailable


def ask(model: str, question: str, passages: Sequence[Passage]) -> Draft:
    """One call. The question stays in the user's role."""
    shown = "\n\n".join(f"[{passage.id}] {passage.title}\n{passage.text}" for passage in passages)
    completion = client().chat.completions.parse(
        model=model,
        messages=[
            {"role": "system", "content": PROMPT},
            {"role": "user", "content": f"Passages:\n\n{shown}"},
            {"role": "user", "content": f"Question: {question}"},
        ],
        response_format=Draft,
        temperature=0,
        max_completion_tokens=500,
    )
    count(model, completion.usage.prompt_tokens, completion.usage.completion_tokens)
    parsed = completion.choices[0].message.parsed
    # Nothing parsed: the model refused.
    return parsed or Draft(found=False, answer="", sources=[])


def count(model: str, tokens_in: int, tokens_out: int) -> None:
    """Adds one call to what is spent."""
    TOKENS.labels(model, "in").inc(tokens_in)
    TOKENS.labels(model, "out").inc(tokens_out)
    price_in, price_out = PRICES[model]
    COST.labels(model).inc((tokens_in * price_in + tokens_out * price_out) / 1_000_000)


def embed(texts: Sequence[str]) -> list[list[float]]:
    """One vector for each text."""
    return [item.embedding for item in client().embeddings.create(model=EMBEDDING_MODEL, input=list(texts)).data]


def is_harmful(question: str) -> bool:
    """Whether the provider's moderation flags it. Where it cannot be asked, the rules in guard.py have to do."""
    try:
        return client().moderations.create(model=MODERATION_MODEL, input=question).results[0].flagged
    except OpenAIError:
        MODEL_ERRORS.labels(MODERATION_MODEL).inc()
        return False
