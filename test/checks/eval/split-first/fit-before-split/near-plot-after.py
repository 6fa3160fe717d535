import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.manifold import TSNE
from sklearn.decomposition import PCA
import matplotlib.pyplot as plt

df = pd.read_csv("loans.csv")
X, y = df.drop(columns=["y"]), df["y"]
points = PCA(n_components=2).fit_transform(X)
plt.scatter(points[:, 0], points[:, 1], c=y)
plt.show()
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=7)
