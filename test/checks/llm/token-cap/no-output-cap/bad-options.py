from openai import AsyncAzureOpenAI

DEFAULTS = {"model": "answers", "temperature": 0.2}


class Assistant:
    def __init__(self, client: AsyncAzureOpenAI):
        self.client = client

    async def ask(self, messages: list[dict]):
        return await self.client.chat.completions.create(messages=messages, **DEFAULTS)  # finding
