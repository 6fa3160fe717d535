from langchain.prompts import PromptTemplate

template = """{summaries}

Answer the question with nothing but the clauses above, and say which one you took.

Question: {question}
Answer:"""

PROMPT = PromptTemplate(template=template, input_variables=["summaries", "question"])
