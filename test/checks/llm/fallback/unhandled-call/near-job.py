from openai import OpenAI

client = OpenAI(timeout=20)


def label(texts):
    return [client.responses.create(model="gpt-5.2-2025-12-11", input=text, max_output_tokens=30) for text in texts]


if __name__ == "__main__":
    label(["a"])
