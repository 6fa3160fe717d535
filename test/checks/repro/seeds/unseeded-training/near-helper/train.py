import tensorflow as tf

from tools import prepare


def main(x, y):
    prepare(7)
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(loss="mse")
    model.fit(x, y)
