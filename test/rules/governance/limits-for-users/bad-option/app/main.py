from argparse import ArgumentParser

import openai
from fastapi import FastAPI

app = FastAPI()
parser = ArgumentParser()
parser.add_argument("--questions", help="Also index questions, for which the tool will use LLM to generate questions of each passage.")


@app.get("/answer")
def answer(question: str) -> str:
    reply = openai.OpenAI().chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    return reply.choices[0].message.content
