import numpy as np
from sklearn.model_selection import train_test_split


def augment(images):
    return np.concatenate([images, np.flip(images, axis=2)])


images, labels = np.load("images.npy"), np.load("labels.npy")
x_train, x_test, y_train, y_test = train_test_split(images, labels, random_state=0)
x_train = augment(x_train)
