from sklearn.metrics import mean_absolute_error


def evaluate_by_class(errors, classes):
    return {one: errors[classes == one].mean() for one in set(classes)}


def evaluate(truth, predicted, classes):
    print(mean_absolute_error(truth, predicted))
    return evaluate_by_class(abs(truth - predicted), classes)
