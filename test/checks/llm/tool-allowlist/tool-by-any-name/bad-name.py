from openai import OpenAI


class Agent:
    def __init__(self) -> None:
        self.client = OpenAI()

    def act(self, messages: list):
        response = self.client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, tools=[{"type": "function"}])
        tool_call = response.choices[0].message.tool_calls[0]
        handler = eval(tool_call.function.name)  # finding
        return handler(tool_call.function.arguments)
