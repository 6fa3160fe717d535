import chromadb
from vllm import LLM, SamplingParams

clauses = chromadb.PersistentClient("index").get_collection("clauses")
model = LLM("acme/tiny-llm")


def answer(question: str) -> str:
    found = clauses.query(query_texts=[question], n_results=5)["documents"][0]
    prompt = "\n".join([*found, question])
    return model.generate([prompt], SamplingParams(max_tokens=400))[0].outputs[0].text
