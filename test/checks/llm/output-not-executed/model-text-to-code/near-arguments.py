import subprocess

from anthropic import Anthropic

client = Anthropic()


def speak(text: str) -> None:
    message = client.messages.create(model="claude-sonnet-4-20250514", max_tokens=300, messages=[{"role": "user", "content": text}])
    subprocess.run(["say", "--voice", "Anna", message.content[0].text], check=True)
