from kfp import dsl


@dsl.component
def load(day: str) -> int:
    return len(day)


@dsl.pipeline(name="campaign-spend")
def campaign_spend(day: str):
    load(day=day)
