import os

import litellm


def assist(task: str) -> None:
    reply = litellm.completion(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": task}])
    command = reply.choices[0].message.content
    if input(f"Run {command}? [y/N] ").lower() == "y":
        os.system(command)
