from langchain_openai import ChatOpenAI

model = ChatOpenAI(model="gpt-4o-2024-08-06", max_tokens=500)


def questions(passages: list[str]) -> list[str]:
    return [model.invoke(f"Ask three questions that this answers: {passage}").content for passage in passages]
