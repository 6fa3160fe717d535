import krippendorff
import numpy as np

ratings = np.load("labels/ratings.npy")
print(krippendorff.alpha(reliability_data=ratings, level_of_measurement="nominal"))
