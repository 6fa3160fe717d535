from sklearn.svm import SVC

model = SVC()
model.set_params(C=3.0, gamma=0.1)
