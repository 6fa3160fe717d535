from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20)


def propose(task: str) -> str:
    return llm.invoke(f"Write a shell command that does this: {task}").content
