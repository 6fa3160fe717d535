from anthropic import Anthropic
from openai import OpenAI

client = OpenAI(timeout=20)
other = Anthropic(timeout=20)
