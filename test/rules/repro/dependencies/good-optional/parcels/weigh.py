import pandas as pd

try:
    import orjson as json  # faster, where it is there

    FAST = True
except ImportError:
    import json

    FAST = False

try:
    from rapidfuzz import fuzz
except (ModuleNotFoundError, AttributeError):
    fuzz = None


def draw(frame: pd.DataFrame):
    try:
        from matplotlib import pyplot
    except Exception:
        return None
    return pyplot.plot(frame["weight"])


try:
    import tomllib
except ModuleNotFoundError:
    import tomli as tomllib
