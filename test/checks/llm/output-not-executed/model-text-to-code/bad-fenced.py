import re
import subprocess
import sys
import tempfile

import anthropic

client = anthropic.Anthropic()


def write_code(task: str) -> str:
    message = client.messages.create(model="claude-sonnet-4-20250514", max_tokens=2000, messages=[{"role": "user", "content": task}])
    found = re.search(r"```python\n(.*?)```", message.content[0].text, re.DOTALL)
    return found.group(1)


def run(task: str) -> str:
    code = write_code(task)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=30)  # finding
    return done.stdout.decode()
