from prometheus_client import Gauge

groundedness = Gauge("answer_groundedness", "Share of sampled answers that keep to their sources")
