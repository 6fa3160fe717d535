from langchain_core.messages import HumanMessage, SystemMessage
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20)
prompt = ChatPromptTemplate.from_messages(
    [
        ("system", "You answer from the context.\n{context}\n\nQuestion: {question}"),  # finding
    ]
)
chain = prompt | llm


class Tutor:
    def reply(self, user_question: str, level: str) -> str:
        messages = [
            SystemMessage(content=f"You are a tutor for {level}. The pupil asks: {user_question}"),  # finding
            HumanMessage(content="Explain it."),
        ]
        return llm.invoke(messages).content
