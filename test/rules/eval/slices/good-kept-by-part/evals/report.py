from collections import defaultdict


def passed(cases):
    return sum(case["passed"] for case in cases) / len(cases)


def evaluate(cases):
    by_question_type = defaultdict(list)
    for case in cases:
        by_question_type[case["question_type"]].append(case)
    return {
        "passed": passed(cases),
        "by_question_type": {kind: passed(some) for kind, some in sorted(by_question_type.items())},
    }
