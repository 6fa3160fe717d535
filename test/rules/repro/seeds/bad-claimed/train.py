from sklearn.ensemble import RandomForestClassifier

RandomForestClassifier().fit(x, y)
