import pandas as pd
from sklearn.decomposition import PCA

test_scores = pd.read_csv("exam_test_results.csv")
axes = PCA(n_components=2).fit_transform(test_scores)
