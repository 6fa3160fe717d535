from imblearn.over_sampling import SMOTE
from sklearn.datasets import make_classification

x, y = SMOTE().fit_resample(*make_classification())
