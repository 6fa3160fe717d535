from sklearn.model_selection import train_test_split


def split(X, y, **options):
    return train_test_split(X, y, **options)


def by_settings(X, y, settings):
    return train_test_split(X, y, shuffle=settings.shuffle)
