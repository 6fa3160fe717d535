import keras
from sklearn.model_selection import train_test_split

x_train, x_test, y_train, y_test = train_test_split(x, y, random_state=13)
model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(1)])
model.fit(x_train, y_train, epochs=3)
