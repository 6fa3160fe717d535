from anthropic import Anthropic

from tools import TOOLS, results_of


class Agent:
    def __init__(self) -> None:
        self.client = Anthropic(timeout=20)

    def step(self, messages):
        return self.client.messages.create(
            model="claude-sonnet-4-5-20250929", max_tokens=800, messages=messages, tools=TOOLS
        )

    def run(self, messages):
        reply = self.step(messages)
        while reply.stop_reason == "tool_use":  # finding
            messages.append({"role": "assistant", "content": reply.content})
            messages.append({"role": "user", "content": results_of(reply)})
            reply = self.step(messages)
        return reply
