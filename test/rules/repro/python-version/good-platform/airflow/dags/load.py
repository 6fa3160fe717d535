import pandas as pd

print(pd)
