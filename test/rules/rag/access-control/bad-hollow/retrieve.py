import chromadb

collection = chromadb.HttpClient(host="chroma").get_collection("tickets")


def passages(question: str):
    return collection.query(query_texts=[question], n_results=5, where={"user_visible": "yes"})
