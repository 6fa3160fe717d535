from langfuse import Langfuse

langfuse = Langfuse()


def score(trace_id: str, groundedness: float) -> None:
    langfuse.create_score(trace_id=trace_id, name="groundedness", value=groundedness)
