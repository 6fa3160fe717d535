import argparse

from sklearn.ensemble import GradientBoostingRegressor

parser = argparse.ArgumentParser()
parser.add_argument("--max-depth", type=int, default=6)
args = parser.parse_args()
GradientBoostingRegressor(max_depth=args.max_depth).fit(x, y)
