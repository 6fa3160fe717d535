import numpy as np


def check_candidate_acceptance(candidate, baseline, guards):
    drop = (baseline["ndcg@10"] - candidate["ndcg@10"]) / baseline["ndcg@10"]
    reasons = [name for name, held in guards.items() if not held]
    if not np.isfinite(drop) or drop > 0.01:
        reasons.append("ranks worse than the baseline")
    return {"accepted": not reasons, "reasons": reasons}
