from sentence_transformers import SentenceTransformer

embedder = SentenceTransformer("parcels/embed-small", revision="main")  # finding
