import math


def finite(hours: float) -> float:
    if not math.isfinite(hours) or hours < 0:
        raise ValueError("no time of delivery")
    return hours
