from openai import OpenAI

client = OpenAI()
messages = [{"role": "system", "content": "You are brief."}]


def main() -> None:
    while text := input("> "):
        messages.append({"role": "user", "content": text})
        reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages)
        messages.append(reply.choices[0].message)
        print(reply.choices[0].message.content)


if __name__ == "__main__":
    main()
