from langchain_core.tools import tool
from langchain_openai import ChatOpenAI


@tool
def refund(order: str) -> str:
    """Give the money back."""
    return f"refunded {order}"


by_name = {one.name: one for one in [refund]}
llm = ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20).bind_tools([refund])


def act(text: str) -> list[str]:
    return [by_name[tool_call["name"]].invoke(tool_call["args"]) for tool_call in llm.invoke(text).tool_calls]
