import tensorflow as tf


def prepare(seed):
    tf.keras.utils.set_random_seed(seed)
