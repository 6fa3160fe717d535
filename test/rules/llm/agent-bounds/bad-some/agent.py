from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.conditions import MaxMessageTermination
from autogen_agentchat.teams import RoundRobinGroupChat, SelectorGroupChat

from app.model import client

clerk = AssistantAgent("clerk", client)
team = RoundRobinGroupChat([clerk], termination_condition=MaxMessageTermination(10))
other = SelectorGroupChat([clerk], client)
