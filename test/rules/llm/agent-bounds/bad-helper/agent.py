import anthropic

from tools import call_tool, schemas

client = anthropic.AsyncAnthropic()


async def ask(messages):
    return await client.messages.create(model="claude-3-5-sonnet-20241022", max_tokens=800, messages=messages, tools=schemas)


async def handle(question):
    messages = [{"role": "user", "content": question}]
    reply = await ask(messages)
    while reply.stop_reason == "tool_use":
        messages.append(await call_tool(reply))
        reply = await ask(messages)
    return reply.content
