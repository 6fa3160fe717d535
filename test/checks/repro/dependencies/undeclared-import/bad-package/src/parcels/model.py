from __future__ import annotations

import json

import lightgbm  # finding
from parcels import rows


def train(data):
    return lightgbm.train(json.loads("{}"), lightgbm.Dataset(rows.clean(data)))
