from autogen import AssistantAgent, UserProxyAgent

assistant = AssistantAgent("assistant", llm_config={"model": "gpt-4o-2024-08-06"})
user = UserProxyAgent("user", human_input_mode="ALWAYS", code_execution_config={"work_dir": "work", "use_docker": False})
user.initiate_chat(assistant, message="Plot the sales of last year.")
