from kfp import dsl

from steps import deploy, evaluate, train


@dsl.pipeline(name="parcels")
def training(recall_threshold: float = 0.8):
    model = train()
    figures = evaluate(model=model.outputs["model"])
    with dsl.If(figures.outputs["recall"] > recall_threshold):
        deploy(model=model.outputs["model"])
