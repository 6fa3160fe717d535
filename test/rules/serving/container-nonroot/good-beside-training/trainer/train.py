from sklearn.linear_model import LogisticRegression

model = LogisticRegression()
model.fit([[1.0], [2.0]], [0, 1])
