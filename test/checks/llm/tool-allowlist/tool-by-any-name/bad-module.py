import anthropic

from app import actions

client = anthropic.AsyncAnthropic()


async def run(messages: list) -> list:
    message = await client.messages.create(
        model="claude-sonnet-4-20250514", max_tokens=900, messages=messages, tools=[{"name": "refund", "input_schema": {}}]
    )
    for block in message.content:
        if block.type == "tool_use":
            tool_name = block.name
            action = getattr(actions, tool_name)  # finding
            messages.append({"role": "user", "content": str(action(**block.input))})
    return messages
