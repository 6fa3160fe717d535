import os
from pathlib import Path

DATA = Path.home() / "parcels"
CACHE = os.path.expanduser("~/.cache/parcels")
BASE = f"{os.environ['HOME']}/parcels/data"
