import argparse
import dataclasses
import tomllib
import zoneinfo

import pandas as pd

rows = pd.DataFrame({"a": [1]})
