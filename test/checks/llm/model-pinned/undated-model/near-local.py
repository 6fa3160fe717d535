from openai import OpenAI

client = OpenAI(base_url="http://localhost:11434/v1", api_key="ollama", timeout=20)


def answer(question: str):
    return client.chat.completions.create(model="llama3.1:8b", messages=[{"role": "user", "content": question}])
