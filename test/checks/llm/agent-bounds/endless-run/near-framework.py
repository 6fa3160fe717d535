from agents import Agent, Runner
from autogen_agentchat.conditions import MaxMessageTermination
from autogen_agentchat.teams import RoundRobinGroupChat

team = RoundRobinGroupChat([], termination_condition=MaxMessageTermination(10))


async def run(question):
    return await Runner.run(Agent(name="writer"), question)
