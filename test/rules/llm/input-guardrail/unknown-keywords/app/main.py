import re

from app.settings import settings_of
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/ask")
def ask(assistant: str, question: str):
    review_config = settings_of(assistant)["review"]
    if review_config["inputs_config"]["enabled"]:
        if any(keyword in question for keyword in review_config["keywords"]):
            return {"answer": review_config["inputs_config"]["preset_response"]}
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text
    if review_config["outputs_config"]["enabled"]:
        for keyword in review_config["keywords"]:
            answer = re.sub(re.escape(keyword), "**", answer, flags=re.IGNORECASE)
    return {"answer": answer}
