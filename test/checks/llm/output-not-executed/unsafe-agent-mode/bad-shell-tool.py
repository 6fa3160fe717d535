from langchain_community.tools import ShellTool
from langchain_openai import ChatOpenAI
from langgraph.prebuilt import create_react_agent

agent = create_react_agent(ChatOpenAI(model="gpt-4o-2024-08-06"), [ShellTool()])  # finding
