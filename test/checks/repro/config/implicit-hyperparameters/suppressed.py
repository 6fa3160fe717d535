from sklearn.svm import SVC

model = SVC()  # roadworthy: ignore[repro/config] -- a baseline as it comes
