import subprocess

from openai import OpenAI

client = OpenAI()
ALLOWED = {"df -h", "uptime"}


def run(task: str) -> str:
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": task}])
    command = reply.choices[0].message.content.strip()
    if command not in ALLOWED:
        raise PermissionError(command)
    return subprocess.check_output(command, shell=True, text=True)
