from sklearn.linear_model import LogisticRegression

model = LogisticRegression()
model.fit([[1.0]], [1])
