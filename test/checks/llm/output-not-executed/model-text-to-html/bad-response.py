import markdown
from anthropic import AsyncAnthropic
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()
client = AsyncAnthropic()


async def write(topic: str) -> str:
    message = await client.messages.create(
        model="claude-sonnet-4-20250514", max_tokens=900, messages=[{"role": "user", "content": topic}]
    )
    return message.content[0].text


@app.get("/page", response_class=HTMLResponse)
async def page(topic: str):
    body = markdown.markdown(await write(topic))
    return HTMLResponse(content=f"<main>{body}</main>")  # finding
