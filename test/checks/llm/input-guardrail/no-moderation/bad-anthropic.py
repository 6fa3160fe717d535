from anthropic import AsyncAnthropic
from fastapi import APIRouter

router = APIRouter()


class Chat:
    client = AsyncAnthropic()

    async def reply(self, text: str) -> str:
        message = await self.client.messages.create(  # finding
            model="claude-sonnet-4-20250514", max_tokens=500, messages=[{"role": "user", "content": text}]
        )
        return message.content[0].text


@router.post("/chat")
async def chat(text: str):
    return await Chat().reply(text)
