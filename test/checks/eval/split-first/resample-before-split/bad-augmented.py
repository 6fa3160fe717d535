import numpy as np
from sklearn.model_selection import train_test_split


def augment(images, labels):
    flipped = np.flip(images, axis=2)
    return np.concatenate([images, flipped]), np.concatenate([labels, labels])


images, labels = np.load("images.npy"), np.load("labels.npy")
images, labels = augment(images, labels)  # finding
x_train, x_test, y_train, y_test = train_test_split(images, labels, random_state=0)
