from langchain_chroma import Chroma

store = Chroma(collection_name="tickets", persist_directory="./index")
retriever = store.as_retriever(search_kwargs={"k": 5})


def passages(question: str) -> list:
    return store.similarity_search(question, k=4)
