import json

from evals.intents import evaluate


def test_accuracy_is_a_share(tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"question": "Where is my money?", "intent": "refund"}))
    assert evaluate(rows)["accuracy"] > 0.5
