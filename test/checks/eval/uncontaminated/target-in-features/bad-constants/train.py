from sklearn.linear_model import Ridge

from data import FEATURES, load

frame = load("houses.csv")
model = Ridge()
model.fit(frame[FEATURES], frame["price"])  # finding
