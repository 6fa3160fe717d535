import subprocess

from anthropic import Anthropic

client = Anthropic()


def work(task: str) -> str:
    command = ["claude", "-p", task, "--dangerously-skip-permissions"]  # finding
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
