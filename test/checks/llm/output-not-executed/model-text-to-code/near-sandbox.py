from e2b_code_interpreter import Sandbox
from openai import OpenAI

client = OpenAI()


def run(task: str) -> str:
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": task}])
    code = reply.choices[0].message.content
    with Sandbox() as sandbox:
        return sandbox.run_code(code).text
