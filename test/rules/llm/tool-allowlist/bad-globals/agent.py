import json

from openai import OpenAI

client = OpenAI()


def find_parcel(number):
    return number


def step(message):
    tool_call = message.tool_calls[0]
    arguments = json.loads(tool_call.function.arguments)
    return globals()[tool_call.function.name](**arguments)


def step_by_name(message):
    function_name = message["function_call"]["name"]
    function = globals()[function_name]
    return function()
