import pandas as pd


def evaluate_champion_gate(board: pd.DataFrame, policy):
    best, baseline = (board.loc[board["role"] == role].iloc[0] for role in ("candidate", "baseline"))
    reasons = [] if best["wape"] <= baseline["wape"] * (1 - policy["min_improvement"]) else ["did_not_beat_baseline"]
    return {"passed": not reasons, "reasons": reasons}
