import os

from asgi_correlation_id import CorrelationIdMiddleware
from azure.ai.inference import ChatCompletionsClient
from azure.core.credentials import AzureKeyCredential
from fastapi import FastAPI

os.environ["AZURE_TRACING_GEN_AI_CONTENT_RECORDING_ENABLED"] = "true"

app = FastAPI()
app.add_middleware(CorrelationIdMiddleware)
client = ChatCompletionsClient(os.environ["ENDPOINT"], AzureKeyCredential(os.environ["KEY"]))


@app.post("/answer")
def answer(question: str):
    return {"answer": client.complete(messages=[{"role": "user", "content": question}]).choices[0].message.content}
