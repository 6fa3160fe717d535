from statistics import median


def evaluate(runs):
    grouped = {}
    for run in runs:
        grouped.setdefault(run["scenario"], []).append(run["score"])
    report = {}
    for scenario, scores in sorted(grouped.items()):
        report[scenario] = {"median": median(scores), "runs": len(scores)}
    return report


if __name__ == "__main__":
    import json
    import sys

    print(evaluate(json.load(sys.stdin)))
