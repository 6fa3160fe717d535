from dataclasses import dataclass

from litellm import completion, completion_cost


@dataclass
class Limits:
    steps: int = 20
    cost_limit: float = 3.0


def run(task: str, limits: Limits) -> str:
    spent = 0.0
    messages = [{"role": "user", "content": task}]
    for _ in range(limits.steps):
        response = completion(model="gpt-4o-2024-08-06", messages=messages)
        spent += completion_cost(response)
        if spent > limits.cost_limit:
            raise RuntimeError("This task costs too much.")
        messages.append(response.choices[0].message)
    return messages[-1].content
