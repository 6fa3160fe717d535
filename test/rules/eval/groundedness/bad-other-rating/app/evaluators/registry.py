evaluators = []


def register(evaluator):
    evaluators.append(evaluator())
    return evaluator
