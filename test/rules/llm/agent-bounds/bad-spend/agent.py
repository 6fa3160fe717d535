from agents import Agent, Runner

agent = Agent(name="clerk", instructions="Answer.")


async def handle(question):
    return await Runner.run(agent, question, max_turns=6)
