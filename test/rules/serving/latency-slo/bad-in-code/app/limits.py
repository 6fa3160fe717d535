SLO_P95_ANSWER_MS = 2500


def is_late(elapsed_ms: float) -> bool:
    return elapsed_ms > SLO_P95_ANSWER_MS
