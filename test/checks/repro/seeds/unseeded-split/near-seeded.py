from sklearn.model_selection import KFold, train_test_split

SEED = 7


def split(X, y, seed=SEED):
    return train_test_split(X, y, random_state=seed), KFold(5, shuffle=True, random_state=SEED)
