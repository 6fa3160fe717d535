"""The assertion of groundedness: the judge that also judges production (jobs/online_eval.py)."""

from evals.judge import judge


def get_assert(output: str, context: dict) -> dict:
    """A withheld or missing answer states nothing, so it is grounded; correctness counts it."""
    metadata = context["providerResponse"]["metadata"]
    if metadata["outcome"] not in ("answered", "cached"):
        return {"pass": True, "score": 1, "reason": f"no statement: {metadata['outcome']}"}
    verdict = judge(metadata["cited"], output)
    return {"pass": verdict.grounded, "score": int(verdict.grounded), "reason": verdict.reason}
