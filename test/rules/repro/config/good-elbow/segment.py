import hydra
import pandas as pd
from sklearn.cluster import KMeans
from yellowbrick.cluster import KElbowVisualizer


@hydra.main(config_path="config", config_name="main")
def segment(config):
    frame = pd.read_csv("parcels.csv")
    elbow = KElbowVisualizer(KMeans(n_init=config.segment.n_init), metric="silhouette")
    elbow.fit(frame)
    KMeans(n_clusters=elbow.elbow_value_).fit(frame)


if __name__ == "__main__":
    segment()
