from crewai import Agent

clerk = Agent(role="clerk", goal="answers", backstory="", max_iter=10, max_execution_time=60)
