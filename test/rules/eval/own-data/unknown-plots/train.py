from sklearn.linear_model import SGDClassifier
from sklearn.metrics import f1_score

from parcels.batches import held_out, training

model = SGDClassifier(random_state=7)
model.fit(*training())
x, y = held_out()
print(f1_score(y, model.predict(x)))
