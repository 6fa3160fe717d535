from openai import OpenAI

client = OpenAI(timeout=20)


def chat() -> None:
    messages = [{"role": "system", "content": "You help with parcels."}]
    while True:
        text = input("> ")
        if text == "exit":
            break
        messages.append({"role": "user", "content": text})
        reply = client.chat.completions.create(
            model="gpt-5.2-2025-12-11",
            messages=messages,  # finding
            max_tokens=300,
        )
        answer = reply.choices[0].message.content
        messages.append({"role": "assistant", "content": answer})
        print(answer)
