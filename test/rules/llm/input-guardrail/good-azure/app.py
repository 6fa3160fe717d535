from fastapi import FastAPI
from openai import AzureOpenAI

app = FastAPI()
client = AzureOpenAI(azure_endpoint="https://acme.openai.azure.com", api_version="2024-10-21")


@app.post("/answer")
def answer(question: str):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
