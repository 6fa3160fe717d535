from openai import OpenAI

client = OpenAI(timeout=20)


def answer(question: str, log):
    reply = client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300)
    log.info("tokens", extra={"total": reply.usage.total_tokens})
    return reply.output_text


if __name__ == "__main__":
    answer("?", None)
