import weave
from sklearn.linear_model import LogisticRegression

weave.init("parcels")
LogisticRegression().fit([[1.0], [2.0]], [0, 1])
