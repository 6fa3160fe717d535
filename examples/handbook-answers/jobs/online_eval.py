"""Judges a sample of yesterday's answers as evals/ judges the cases, and tells Prometheus how they did."""

import random
from datetime import UTC, datetime, timedelta

from langfuse import get_client
from prometheus_client import Gauge

from app.handbook import passages
from app.logs import configure, log
from app.trace import Answered
from evals.judge import judge
from jobs.push import push, registry

SAMPLE = 100
GROUNDEDNESS = Gauge("handbook_groundedness", "Share of sampled answers that keep to their sources", registry=registry)
NOT_FOUND = Gauge("handbook_not_found_share", "Share of yesterday's questions that the handbook did not answer", registry=registry)
JUDGED = Gauge("handbook_online_eval_timestamp_seconds", "When the last sample was judged", registry=registry)


def main() -> None:
    """Scores go to the traces, shares to Prometheus."""
    configure()
    langfuse = get_client()
    end = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    traces = day_of_traces(langfuse, end - timedelta(days=1), end)
    candidates = [trace for trace in traces if "answered" in trace.tags]
    text = {passage.id: passage.text for passage in passages()}
    verdicts = []
    for trace in random.Random(end.toordinal()).sample(candidates, min(SAMPLE, len(candidates))):
        answered = Answered.model_validate(trace.output)
        cited = "\n\n".join(text.get(source, "") for source in answered.sources)
        verdict = judge(cited, answered.answer)
        verdicts.append(verdict.grounded)
        langfuse.create_score(trace_id=trace.id, name="groundedness", value=int(verdict.grounded), comment=verdict.reason)
    if verdicts:
        GROUNDEDNESS.set(sum(verdicts) / len(verdicts))
        NOT_FOUND.set(sum("not-found" in trace.tags for trace in traces) / len(traces))
    JUDGED.set_to_current_time()
    push("online-eval")
    langfuse.flush()
    log.info("judged", answers=len(verdicts), grounded=sum(verdicts))


def day_of_traces(langfuse, start: datetime, end: datetime) -> list:
    """All traces of questions in that time."""
    found, page = [], 1
    while True:
        batch = langfuse.api.trace.list(name="ask", from_timestamp=start, to_timestamp=end, page=page, limit=100).data
        found += batch
        if len(batch) < 100:
            return found
        page += 1


if __name__ == "__main__":
    main()
