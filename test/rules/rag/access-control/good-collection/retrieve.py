import chromadb

client = chromadb.HttpClient(host="chroma")


def passages(question: str, organisation: str):
    collection = client.get_collection(name=f"tickets-{organisation}")
    return collection.query(query_texts=[question], n_results=5)
