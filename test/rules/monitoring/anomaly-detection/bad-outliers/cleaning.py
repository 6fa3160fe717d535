def detect_outliers(values):
    return (values - values.mean()).abs() > 4 * values.std()
