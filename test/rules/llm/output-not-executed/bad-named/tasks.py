from openai import OpenAI

from cleaning import array_of


class Tasks:
    def __init__(self, llm):
        self.llm = llm

    def plan(self, goal):
        reply = self.llm.chat_completion([{"role": "user", "content": goal}])
        return self.read(reply["content"])

    def read(self, assistant_reply):
        assistant_reply = array_of(assistant_reply)
        return eval(assistant_reply)


client = OpenAI()
client.responses.create(model="gpt-4o-2024-08-06", input="Are you there?")
