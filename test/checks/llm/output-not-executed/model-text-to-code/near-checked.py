import shlex
import subprocess

from openai import OpenAI

client = OpenAI()
ALLOWED = {"ls", "df", "uptime"}


def is_allowed(command: str) -> bool:
    return shlex.split(command)[0] in ALLOWED


def run(task: str) -> str:
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": task}])
    command = reply.choices[0].message.content
    if not is_allowed(command):
        raise PermissionError(command)
    return subprocess.check_output(command, shell=True, text=True)
