import boto3
from fastapi import FastAPI

app = FastAPI()
client = boto3.client("bedrock-agent-runtime")


@app.post("/ask")
def ask(question: str):
    answer = client.retrieve_and_generate(input={"text": question})
    return {"answer": answer["output"]["text"]}
