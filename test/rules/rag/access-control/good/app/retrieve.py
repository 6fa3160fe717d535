from langchain_chroma import Chroma

store = Chroma(collection_name="tickets", persist_directory="./index")


def passages(question: str, user) -> list:
    return store.similarity_search(question, k=4, filter={"team": {"$in": user.teams}})
