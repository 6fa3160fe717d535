from fastapi import FastAPI
from nemoguardrails import LLMRails, RailsConfig

app = FastAPI()
rails = LLMRails(RailsConfig.from_path("rails"))


@app.post("/answer")
def answer(question: str):
    return rails.generate(messages=[{"role": "user", "content": question}])
