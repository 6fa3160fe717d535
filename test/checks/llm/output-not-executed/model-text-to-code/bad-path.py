import subprocess
from pathlib import Path

from openai import OpenAI

client = OpenAI()


def build(task: str, folder: Path) -> int:
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": task}])
    script = folder / "job.sh"
    script.write_text(reply.choices[0].message.content)
    return subprocess.call(["bash", str(script)])  # finding
