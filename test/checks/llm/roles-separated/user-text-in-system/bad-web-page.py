import requests
from openai import OpenAI

client = OpenAI()


def summarise(url: str, topic: str) -> str:
    page = requests.get(url, timeout=10)
    system = f"You summarise for readers who care about {topic}. The page: {page.text[:8000]}"
    reply = client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        messages=[{"role": "system", "content": system}, {"role": "user", "content": "Summarise it."}],  # finding
    )
    return reply.choices[0].message.content
