from langchain.agents import AgentExecutor

from app.agent import agent, tools

executor = AgentExecutor(agent=agent, tools=tools, max_iterations=None)
