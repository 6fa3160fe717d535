from prometheus_client import CollectorRegistry, Gauge, push_to_gateway

registry = CollectorRegistry()
LATE = Gauge("parcels_late", "Late parcels of the day.", registry=registry)

if __name__ == "__main__":
    LATE.set(4)
    push_to_gateway("pushgateway:9091", job="nightly", registry=registry)
