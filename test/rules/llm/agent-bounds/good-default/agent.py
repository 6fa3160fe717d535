import asyncio

from agents import Agent, Runner

agent = Agent(name="clerk", instructions="Answer.")


async def handle(question):
    return await asyncio.wait_for(Runner.run(agent, question), 60)
