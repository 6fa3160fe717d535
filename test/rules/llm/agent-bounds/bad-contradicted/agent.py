from langgraph.prebuilt import create_react_agent
from langchain_openai import ChatOpenAI

agent = create_react_agent(ChatOpenAI(model="gpt-4o-2024-08-06"), tools=[])


def handle(question):
    return agent.invoke({"messages": [("user", question)]}, config={"recursion_limit": 40})
