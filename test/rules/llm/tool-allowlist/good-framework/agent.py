from langchain_core.tools import tool
from langchain_openai import ChatOpenAI
from langgraph.prebuilt import create_react_agent


@tool
def find_parcel(number: str) -> str:
    """Finds a parcel."""
    return number


agent = create_react_agent(ChatOpenAI(model="gpt-4o-2024-08-06"), tools=[find_parcel])
