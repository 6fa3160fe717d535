import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.decomposition import PCA
from sklearn.svm import SVC

data = pd.read_parquet("sensors.parquet")
X, y = data.drop("fault", axis=1), data["fault"]
pca = PCA(n_components=8)
pca.fit(X)  # finding
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
clf = SVC().fit(pca.transform(X_train), y_train)
print(clf.score(pca.transform(X_test), y_test))
