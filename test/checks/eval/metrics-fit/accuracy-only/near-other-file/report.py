from sklearn.metrics import roc_auc_score


def report(accuracy, model, X, y):
    print(accuracy, roc_auc_score(y, model.predict_proba(X)[:, 1]))
