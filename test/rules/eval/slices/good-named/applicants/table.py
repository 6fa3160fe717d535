from sklearn.metrics import mean_absolute_error


def evaluate_by_region(errors, regions):
    return {region: errors[regions == region].mean() for region in set(regions)}


def evaluate(truth, predicted, regions):
    print(mean_absolute_error(truth, predicted))
    return evaluate_by_region(abs(truth - predicted), regions)
