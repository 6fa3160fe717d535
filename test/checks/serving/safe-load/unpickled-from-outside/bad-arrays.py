import urllib.request

import numpy as np
import pandas as pd

path, _ = urllib.request.urlretrieve("https://data.example.com/rows.npy")
rows = np.load(path, allow_pickle=True)  # finding
table = pd.read_pickle(urllib.request.urlopen("https://data.example.com/table.pkl"))  # finding
