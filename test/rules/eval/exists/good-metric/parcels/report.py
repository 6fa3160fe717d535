from sklearn.metrics import roc_auc_score

print(roc_auc_score([0, 1], [0.2, 0.7]))
