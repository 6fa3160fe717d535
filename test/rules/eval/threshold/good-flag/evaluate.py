from pathlib import Path

import mlflow
from sklearn.metrics import r2_score


def promote(model, others, features, target, output):
    score = r2_score(target, model.predict(features))
    scores = {name: r2_score(target, other.predict(features)) for name, other in others.items()}
    if score >= max(list(scores.values())):
        deploy_flag = 1
    else:
        deploy_flag = 0
    (Path(output) / "deploy_flag").write_text(str(deploy_flag))
    mlflow.log_metric("r2", score)
