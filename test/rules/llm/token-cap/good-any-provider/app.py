from langchain.chat_models import init_chat_model
from langchain_openai import ChatOpenAI

router = ChatOpenAI(model="gpt-4o-2024-08-06", max_tokens=800, timeout=20)


def chosen(name: str):
    """Some providers, such as Anthropic, cap answers unless they are told otherwise."""
    provider, model = name.split("/", maxsplit=1)
    return init_chat_model(model, model_provider=provider, timeout=20)


def claude():
    return init_chat_model("anthropic:claude-sonnet-4-5-20250929", timeout=20)
