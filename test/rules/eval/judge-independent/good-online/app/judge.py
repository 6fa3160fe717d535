from openai import OpenAI

client = OpenAI(timeout=20)
JUDGE_MODEL = "gpt-4.1-2025-04-14"


def judge_answer(question: str, text: str) -> str:
    prompt = f"You are an impartial judge. Rate how well this answers {question} on a scale from 1 to 5: {text}"
    return client.responses.create(model=JUDGE_MODEL, input=prompt).output_text
