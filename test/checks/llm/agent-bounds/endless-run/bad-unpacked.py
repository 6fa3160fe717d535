import litellm

from tools import TOOLS, results_of

OPTIONS = {"model": "openai/gpt-5.2-2025-12-11", "tools": TOOLS, "timeout": 20, "max_tokens": 500}


async def agent(messages):
    while 1:  # finding
        reply = await litellm.acompletion(messages=messages, **OPTIONS)
        if reply.choices[0].finish_reason == "stop":
            break
        messages += await results_of(reply)
    return reply
