import faiss

index = faiss.IndexFlatL2(8)
faiss.write_index(index, "articles.index")
