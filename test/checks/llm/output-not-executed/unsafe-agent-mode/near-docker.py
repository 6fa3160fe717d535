from autogen import AssistantAgent, UserProxyAgent

assistant = AssistantAgent("assistant", llm_config={"model": "gpt-4o-2024-08-06"})
user = UserProxyAgent("user", code_execution_config={"work_dir": "work", "use_docker": True})
