from fastapi import FastAPI
from vllm import LLM, SamplingParams

app = FastAPI()
model = LLM("acme/tiny-llm")


@app.post("/answer")
def answer(question: str):
    return model.generate([question], SamplingParams(max_tokens=400))[0].outputs[0].text
