seen: list[bool] = []


def note(question: str, answer) -> float:
    seen.append(question.split()[0] in answer.output_text)
    return sum(seen) / len(seen)
