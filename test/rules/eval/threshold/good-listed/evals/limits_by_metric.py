METRIC_THRESHOLDS: dict[str, float] = {
    "refusal_correctness": 0.95,
    "citation_presence": 0.9,
}
