import subprocess


def trigger_retraining(reason: str) -> None:
    subprocess.run(["python", "train.py", "--because", reason], check=True)
