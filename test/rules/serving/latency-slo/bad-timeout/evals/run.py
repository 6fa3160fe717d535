from concurrent.futures import ThreadPoolExecutor

from app.main import answer


def run(cases: list[dict[str, str]]) -> float:
    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = list(pool.map(lambda case: answer(case["question"]), cases))
    return sum(given == case["expected"] for given, case in zip(answers, cases)) / len(cases)
