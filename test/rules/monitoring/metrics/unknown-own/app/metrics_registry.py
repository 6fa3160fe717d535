seconds: dict[str, float] = {}


def observe_latency(route: str, value: float) -> None:
    seconds[route] = seconds.get(route, 0) + value
