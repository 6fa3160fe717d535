import logging
from dataclasses import dataclass

from openai import OpenAI

logger = logging.getLogger(__name__)
client = OpenAI(timeout=20)


@dataclass
class Candidate:
    question: str
    answer: str


def keep(candidates: list[Candidate]) -> list[Candidate]:
    for candidate in candidates:
        logger.info("Kept the frequent question %r", candidate.question)
        question = candidate.question.strip()
        logger.info("It stands as %r", question)
    return candidates


def answer(text: str) -> str:
    return client.responses.create(model="gpt-4o-2024-08-06", input=text).output_text
