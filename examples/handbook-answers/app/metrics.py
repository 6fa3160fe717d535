"""What the service counts. Alerts, the dashboard and the canary read these names."""

from prometheus_client import Counter, Histogram

REQUESTS = Counter("handbook_requests_total", "Requests", ["route", "status"])
SECONDS = Histogram("handbook_request_seconds", "Time to answer", ["route"], buckets=(0.1, 0.5, 1, 2, 4, 6, 8, 15, 30))
# outcome: answered, cached, not-found, refused, referred, withheld or search-only
ANSWERS = Counter("handbook_answers_total", "Answers by outcome", ["outcome"])
MODEL_ERRORS = Counter("handbook_model_errors_total", "Failed calls after retries", ["model"])
TOKENS = Counter("handbook_tokens_total", "Tokens", ["model", "kind"])
COST = Counter("handbook_cost_usd_total", "Spend in US dollars, by the price list in settings.py", ["model"])
FEEDBACK = Counter("handbook_feedback_total", "Votes on answers", ["vote"])
