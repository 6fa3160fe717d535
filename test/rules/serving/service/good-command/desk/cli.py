from openai import OpenAI


def main() -> None:
    answer = OpenAI().chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": input()}])
    print(answer.choices[0].message.content)
