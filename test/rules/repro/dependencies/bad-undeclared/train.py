import pandas as pd
import xgboost as xgb
import yaml

print(pd, xgb, yaml)
