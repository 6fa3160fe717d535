from litellm import acompletion

from bus import next_event


async def watch():
    history = [{"role": "system", "content": "You watch the depot."}]
    while True:
        event = await next_event()
        history += [{"role": "user", "content": event.text}]
        reply = await acompletion(model="openai/gpt-5.2-2025-12-11", messages=history, timeout=20, max_tokens=200)  # finding
        history += [{"role": "assistant", "content": reply.choices[0].message.content}]
