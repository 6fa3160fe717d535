from tensorflow import keras

train = keras.utils.image_dataset_from_directory("labels", validation_split=0.2, subset="training", seed=13)
held_out = keras.utils.image_dataset_from_directory("labels", validation_split=0.2, subset="validation", seed=13)
model = keras.Sequential([keras.layers.RandomFlip(seed=13), keras.layers.Dense(8), keras.layers.Dense(1)])
model.fit(train, validation_data=held_out, epochs=3)
