from openai import AsyncOpenAI

CONFIG = {
    "name": "gpt-5.2",  # finding
    "cap": 300,
}
client = AsyncOpenAI(timeout=20)


async def answer(question: str):
    return await client.responses.create(model=CONFIG["name"], input=question, max_output_tokens=CONFIG["cap"])
