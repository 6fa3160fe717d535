import krippendorff

from labels.ratings import by_labeller

print(krippendorff.alpha(reliability_data=by_labeller("labels/ratings.csv"), level_of_measurement="nominal"))
