from sklearn.linear_model import LogisticRegression

model = LogisticRegression(C=0.3, max_iter=200)
model.fit([[1.0], [2.0]], [0, 1])
