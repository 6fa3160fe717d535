"""The simpler way: keyword search with BM25, on the same cases. `python -m evals.baseline` writes results/baseline.json."""

import json
import math
import re
from collections import Counter
from pathlib import Path

from app.handbook import Passage, passages
from evals.retrieval import retrieval_figures

RESULT = Path(__file__).parent / "results" / "baseline.json"
WORD = re.compile(r"[a-zæøå0-9]+")
K1, B = 1.5, 0.75


class KeywordSearch:
    """BM25 over the passages."""

    def __init__(self, found: list[Passage]) -> None:
        self.passages = found
        self.words = [Counter(WORD.findall(f"{one.title} {one.text}".lower())) for one in found]
        self.lengths = [sum(words.values()) for words in self.words]
        self.mean_length = sum(self.lengths) / len(self.lengths)
        self.documents_with = Counter(word for words in self.words for word in words)

    def search(self, case: dict[str, str]) -> list[str]:
        """The passages that the reader may read, best first."""
        groups = set(case["reads"].split())
        asked = WORD.findall(case["question"].lower())
        order = sorted(range(len(self.passages)), key=lambda at: -self.score(at, asked))
        return [self.passages[at].id for at in order if self.passages[at].audience in groups]

    def score(self, at: int, asked: list[str]) -> float:
        """How well a passage matches the words that are asked for."""
        total = 0.0
        for word in asked:
            times = self.words[at][word]
            if times:
                rarity = math.log(1 + (len(self.passages) - self.documents_with[word] + 0.5) / (self.documents_with[word] + 0.5))
                total += rarity * times * (K1 + 1) / (times + K1 * (1 - B + B * self.lengths[at] / self.mean_length))
        return total


def main() -> None:
    """Writes the figures."""
    result = retrieval_figures(KeywordSearch(passages()).search)
    text = json.dumps({name: round(value, 3) for name, value in result.items()}, indent=2)
    RESULT.write_text(text + "\n", "utf-8")
    print(text)


if __name__ == "__main__":
    main()
