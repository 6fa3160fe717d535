import numpy as np


def keyword_baseline(question: str, articles: list[str]) -> str:
    words = set(question.lower().split())
    return articles[np.argmax([len(words & set(article.lower().split())) for article in articles])]
