from langchain_chroma import Chroma
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

store = Chroma(collection_name="handbook", embedding_function=OpenAIEmbeddings(model="text-embedding-3-small"))
prompt = ChatPromptTemplate.from_messages(
    [("system", "You answer from the handbook:\n{context}\nToday is {today}."), ("human", "{question}")]
)


def answer(text: str) -> str:
    passages = "\n".join(one.page_content for one in store.similarity_search(text, k=4))
    chain = prompt | ChatOpenAI(model="gpt-4o-2024-08-06")
    return chain.invoke({"context": passages, "today": "Monday", "question": text}).content
