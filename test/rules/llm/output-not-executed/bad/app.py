from openai import OpenAI

client = OpenAI()


def compute(question):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    code = reply.choices[0].message.content.strip().removeprefix("```python").removesuffix("```")
    values = {}
    exec(code, values)
    return values["result"]
