from openai import OpenAI

client = OpenAI(timeout=20)


def post_llm_gate(citations: list[str]) -> bool:
    return len(citations) == 0


def answer(question: str) -> str:
    found = client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text
    return "I do not know." if post_llm_gate([one for one in found.split() if one.startswith("[")]) else found
