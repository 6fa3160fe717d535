from langchain_community.llms import LlamaCpp

MODEL = "mistral-7b-instruct-v0.1.Q4_0.gguf"


def answer(question: str):
    return LlamaCpp(model=MODEL, max_tokens=400).invoke(question)
