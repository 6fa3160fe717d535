import boto3
import httpx
from groq import Groq
from llama_index.llms.openai import OpenAI

bedrock = boto3.client("bedrock-runtime")
groq = Groq()
llm = OpenAI(model="gpt-5.2-2025-12-11")


def ask(body):
    return httpx.post("https://api.openai.com/v1/chat/completions", json=body)
