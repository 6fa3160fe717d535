import tensorflow as tf


def main():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(loss="mse")
    model.fit(tf.random.normal((16, 4)), tf.zeros((16, 1)))
    tf.saved_model.save(model, "models/price")


if __name__ == "__main__":
    main()
