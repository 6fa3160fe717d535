"""What the evals were tuned on stands here; what differs between places comes from the environment."""

import os

ANSWER_MODEL = "gpt-5.2-2025-12-11"
FALLBACK_MODEL = "gpt-5.4-mini-2026-03-17"
EMBEDDING_MODEL = "text-embedding-3-small"
MODERATION_MODEL = "omni-moderation-2024-09-26"

PROMPT_VERSION = "v3"
INDEX_ALIAS = "handbook"
PASSAGES = 5

# US dollars per million tokens, in and out: the price list of October 2026.
PRICES = {ANSWER_MODEL: (2.0, 8.0), FALLBACK_MODEL: (0.4, 1.6)}


def setting(name: str) -> str:
    """A setting without which nothing should start."""
    value = os.environ.get(name)
    if not value:
        raise RuntimeError(f"{name} is not set")
    return value
