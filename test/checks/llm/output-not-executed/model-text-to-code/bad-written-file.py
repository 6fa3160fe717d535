import subprocess
import sys

from openai import OpenAI

client = OpenAI()


def analyse(question: str) -> str:
    reply = client.responses.create(model="gpt-4.1-2025-04-14", input=question)
    code = reply.output_text
    with open("analysis.py", "w") as file:
        file.write(code)
    return subprocess.run([sys.executable, "analysis.py"], capture_output=True, text=True).stdout  # finding
