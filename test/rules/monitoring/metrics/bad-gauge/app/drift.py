from prometheus_client import Gauge

DISTANCE = Gauge("drift_distance", "Distance of each feature.", ["feature"])
