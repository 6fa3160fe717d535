import httpx
from openai import AsyncOpenAI

client = AsyncOpenAI()
PROMPT_URL = "https://config.internal/prompts/support.txt"


async def reply(text: str) -> str:
    prompt = httpx.get(PROMPT_URL, timeout=5)
    answer = await client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        messages=[{"role": "system", "content": prompt.text}, {"role": "user", "content": text}],
    )
    return answer.choices[0].message.content
