from langchain_openai import ChatOpenAI
from langgraph.prebuilt import create_react_agent

from tools import tools

agent = create_react_agent(ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20), tools)


def handle(question):
    return agent.invoke({"messages": [("user", question)]})
