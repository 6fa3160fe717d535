import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow import keras

df = pd.read_csv("loans.csv")
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
model = keras.Sequential([keras.layers.Dense(1)])
model.compile(loss="mse")
model.fit(X_train, y_train, validation_data=(X_test, y_test), epochs=5)
print(model.evaluate(X_test, y_test))
