from statistics import median


def evaluate(runs):
    by_model, by_status = {}, {}
    for run in runs:
        by_model.setdefault(run["model"], []).append(run["score"])
        by_status.setdefault(run["status"], []).append(run["score"])
    report = {"by_model": {}, "by_status": {status: len(scores) for status, scores in by_status.items()}}
    for model, scores in by_model.items():
        report["by_model"][model] = median(scores)
    return report


if __name__ == "__main__":
    import json
    import sys

    print(evaluate(json.load(sys.stdin)))
