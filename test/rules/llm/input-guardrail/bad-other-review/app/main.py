from app.settings import settings_of
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/reviews/{hotel}")
def summary(hotel: str, reviews: list[str]):
    review_config = settings_of(hotel)
    told = [one for one in reviews if any(keyword in one for keyword in review_config["keywords"])]
    question = "Sum these reviews up: " + "\n".join(told)
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    return {"answer": answer.output_text}
