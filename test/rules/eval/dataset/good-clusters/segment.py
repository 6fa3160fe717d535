import pandas as pd
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score

frame = pd.read_csv("parcels.csv")
labels = KMeans(n_clusters=4, random_state=3).fit_predict(frame)
print(silhouette_score(frame, labels))
