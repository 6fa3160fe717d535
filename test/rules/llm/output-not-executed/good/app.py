import json
import subprocess

from openai import OpenAI

client = OpenAI()
ACTIONS = {"refund": lambda amount: amount, "close": lambda amount: 0}


def answer(question):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    plan = json.loads(reply.choices[0].message.content)
    return ACTIONS[plan["action"]](plan["amount"])


def version():
    return subprocess.run("git rev-parse HEAD", shell=True, capture_output=True)


def store(cursor, question):
    text = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[]).choices[0].message.content
    cursor.execute("insert into answers (question, answer) values (%s, %s)", (question, text))
