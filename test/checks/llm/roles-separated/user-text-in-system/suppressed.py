from openai import OpenAI

client = OpenAI()


def label(question: str) -> str:
    # roadworthy: ignore[llm/roles-separated] -- only the team's own questions, from a file
    messages = [{"role": "system", "content": f"Label this question with a topic: {question}"}]
    return client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages).choices[0].message.content
