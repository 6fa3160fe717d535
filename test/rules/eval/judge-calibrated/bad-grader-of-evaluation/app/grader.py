from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI
from pydantic import BaseModel


class Grade(BaseModel):
    binary_score: str


SYSTEM = """You are a grader assessing relevance of a retrieved document to a question of a user.
If it has words or a meaning related to the question, answer yes, and else no."""
prompt = ChatPromptTemplate.from_messages([("system", SYSTEM), ("human", "{document}\n\n{question}")])
document_grader = prompt | ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20).with_structured_output(Grade)
