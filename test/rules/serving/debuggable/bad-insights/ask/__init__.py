import azure.functions as func
from openai import OpenAI

client = OpenAI()


def main(request: func.HttpRequest) -> func.HttpResponse:
    reply = client.responses.create(model="gpt-4o-2024-08-06", input=request.get_json()["question"])
    return func.HttpResponse(reply.output_text)
