import json
import sys
from statistics import mean


def summary(audited: list[dict[str, float]]) -> dict[str, float]:
    apart = [abs(case["human_score"] - case["judge_score"]) for case in audited]
    return {"human_judge_mae": mean(apart), "within": mean(one <= 0.15 for one in apart)}


if __name__ == "__main__":
    print(summary(json.load(sys.stdin)))
