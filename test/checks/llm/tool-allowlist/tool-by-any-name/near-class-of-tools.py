from anthropic import Anthropic

client = Anthropic()


class Tools:
    def tool_refund(self, order: str) -> str:
        return f"refunded {order}"

    def dispatch(self, tool_name: str, given: dict) -> str:
        return getattr(self, f"tool_{tool_name}")(**given)


def run(messages: list):
    message = client.messages.create(model="claude-sonnet-4-20250514", max_tokens=900, messages=messages, tools=[{"name": "refund"}])
    block = message.content[-1]
    return Tools().dispatch(block.name, block.input)
