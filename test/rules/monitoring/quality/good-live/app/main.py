from fastapi import FastAPI
from langfuse import Langfuse
from langfuse.openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)
langfuse = Langfuse()


@app.post("/ask")
def ask(trace: str, question: str):
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text
    langfuse.create_score(trace_id=trace, name="cites-a-source", value="[1]" in answer)
    return answer
