"""Do answers keep to the passages they were given? Written by Roadworthy; look for TODO.

Run it with `python -m pytest evals/test_groundedness.py`. It asks the questions of
retrieval.jsonl.
The measure needs no model: a sentence is grounded when most of its words, and all of its
numbers, stand in one passage. It finds inventions and misses subtle ones; a model as the
judge finds those too.
"""

import json
import re
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
CASES = HERE / "retrieval.jsonl"
RESULTS = HERE / "results" / "groundedness.json"

MINIMUM_GROUNDEDNESS = 0.85


def answer_with_passages(question):
    """The project's answer, and the texts of the passages that the model was given for it."""
    from main import answer, search

    passages = search(question, 5)
    return answer(question, passages), [passage.text for passage in passages]


# The share of a sentence's longer words that have to stand in one passage.
MINIMUM_OVERLAP = 0.6


def words_of(text):
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 3}


def numbers_of(text):
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def is_supported(sentence, passages):
    words, numbers = words_of(sentence), numbers_of(sentence)
    for passage in passages:
        shared = words & words_of(passage)
        enough = len(shared) >= MINIMUM_OVERLAP * len(words)
        if enough and numbers <= numbers_of(passage):
            return True
    return False


def groundedness(question, answer, passages):
    """The share of the answer's sentences that a passage bears out."""
    sentences = [one for one in re.split(r"(?<=[.!?])\s+", answer) if words_of(one)]
    if not sentences:
        return 0.0
    # What the question says itself is no invention.
    known = [f"{passage} {question}" for passage in passages]
    return sum(is_supported(one, known) for one in sentences) / len(sentences)


@pytest.fixture(scope="module")
def report():
    """Asks each question once and keeps the result in results/groundedness.json."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    found = {}
    for case in [json.loads(line) for line in lines if line.strip()]:
        question = case["question"]
        answer, passages = answer_with_passages(question)
        assert passages, f"no passage was given for {question!r}"
        score = groundedness(question, answer, list(passages))
        found[question] = {"groundedness": score, "answer": answer}
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(found, indent=2, ensure_ascii=False)
    RESULTS.write_text(text + "\n", encoding="utf-8")
    return found


def test_answers_keep_to_their_passages(report):
    assert report, "retrieval.jsonl has no questions"
    scores = [one["groundedness"] for one in report.values()]
    loose = {name: one for name, one in report.items() if one["groundedness"] < 0.5}
    assert sum(scores) / len(scores) >= MINIMUM_GROUNDEDNESS, loose

