def score_answer(question: str, answer: str) -> float:
    asked = set(question.lower().split())
    return len(asked & set(answer.lower().split())) / len(asked)
