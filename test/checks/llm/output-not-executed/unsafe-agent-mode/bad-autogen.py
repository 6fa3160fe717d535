from autogen import AssistantAgent, UserProxyAgent

CODE = {"work_dir": "work", "use_docker": False}

assistant = AssistantAgent("assistant", llm_config={"model": "gpt-4o-2024-08-06"})
user = UserProxyAgent("user", human_input_mode="NEVER", code_execution_config=CODE)  # finding
user.initiate_chat(assistant, message="Plot the sales of last year.")
