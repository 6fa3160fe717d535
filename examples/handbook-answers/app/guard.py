"""What may be asked, and what may be answered. Plain rules, so that each refusal has a reason that people can read."""

import re
from collections.abc import Sequence

from app.handbook import Passage
from app.redact import redact

LONGEST_QUESTION = 600

INJECTION = re.compile(
    r"\b(?:ignore|forget|disregard|override)\b.{0,40}\b(?:instructions?|rules?|prompt|above|previous)\b"
    r"|\b(?:system|hidden|developer) (?:prompt|message|instructions?)\b"
    r"|\byou are now\b|\bpretend (?:to be|you)\b|\bact as\b.{0,30}\b(?:admin|manager|developer)\b"
    r"|<\|?(?:system|im_start)",
    re.IGNORECASE | re.DOTALL,
)
# Somebody who asks this needs a person, today.
NEEDS_A_PERSON = re.compile(
    r"\b(?:harass\w*|bull(?:y|ied|ies|ying)|assault\w*|discriminat\w*|suicid\w*|self[- ]harm|whistle ?blow\w*|hurt myself)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def check_input(question: str) -> str | None:
    """Why the question is not passed on, or nothing."""
    if len(question) > LONGEST_QUESTION:
        return "too-long"
    if INJECTION.search(question):
        return "injection"
    if NEEDS_A_PERSON.search(question):
        return "needs-a-person"
    return None


def check_output(answer: str, cited: Sequence[str], passages: Sequence[Passage]) -> str | None:
    """Why the answer is not shown, or nothing. `passages` are those that the model was given."""
    given = {passage.id: passage for passage in passages}
    if not cited or any(source not in given for source in cited):
        return "uncited"
    support = " ".join(given[source].text for source in cited)
    if redact(answer) != answer and redact(support) == support:
        return "personal-data"
    # Amounts and terms are what staff act on: each must stand in a passage that is cited.
    if set(NUMBER.findall(answer)) - set(NUMBER.findall(support)):
        return "ungrounded"
    return None
