from crewai import Agent

researcher = Agent(role="researcher", goal="find out", backstory="", allow_code_execution=False, code_execution_mode="safe")
