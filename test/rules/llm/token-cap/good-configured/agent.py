from langchain.chat_models import init_chat_model
from langchain_openai import ChatOpenAI

# Which model answers, and how long, comes with each run.
configurable = init_chat_model(configurable_fields=("model", "max_tokens"))
titles = ChatOpenAI(model="gpt-4o-mini-2024-07-18", max_tokens=30)


def answer(question, config):
    return configurable.invoke(question, config)
