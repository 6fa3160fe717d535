from langchain_chroma import Chroma

store = Chroma(collection_name="tickets", persist_directory="./index")
print(store.similarity_search("Where is my parcel?", k=1))
