import litellm


def label(text: str) -> str:
    messages = [{"role": "assistant", "content": "Which text?"}, {"role": "user", "content": text}]
    del messages
    reply = litellm.completion(  # finding
        model="gpt-4o-2024-08-06",
        messages=[{"role": "assistant", "content": "Which text?"}, {"role": "user", "content": text}],
    )
    return reply.choices[0].message.content
