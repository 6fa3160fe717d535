from zenml import pipeline

from steps import embed_clauses, load_clauses


@pipeline
def embedding_pipeline():
    embed_clauses(load_clauses())
