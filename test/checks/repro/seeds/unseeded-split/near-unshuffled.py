from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold, TimeSeriesSplit, cross_val_score, train_test_split

past, future = train_test_split(days, shuffle=False)
cross_val_score(Ridge(), X, y, cv=KFold(5))
TimeSeriesSplit(n_splits=3).split(past)
