from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.teams import RoundRobinGroupChat

writer = AssistantAgent("writer", model_client=None)
critic = AssistantAgent("critic", model_client=None)
team = RoundRobinGroupChat([writer, critic])  # finding
