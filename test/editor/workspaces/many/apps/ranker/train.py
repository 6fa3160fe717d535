import sklearn
from sklearn.linear_model import LogisticRegression

model = LogisticRegression()
model.fit([[0.0], [1.0]], [0, 1])
