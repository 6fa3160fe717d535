from anthropic import Anthropic
from langchain_anthropic import ChatAnthropic
from llama_index.llms.anthropic import Anthropic as Llama

client = Anthropic(timeout=20)
chat = ChatAnthropic(model="claude-sonnet-4-5-20250929", timeout=20)
llama = Llama(model="claude-sonnet-4-5-20250929")


def answer(question: str, limit: int):
    return client.messages.create(
        model="claude-sonnet-4-5-20250929", max_tokens=limit, messages=[{"role": "user", "content": question}]
    )
