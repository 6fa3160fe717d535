from zenml import pipeline

from steps import load_pairs, tune


@pipeline
def finetune_embeddings():
    tune(load_pairs())
