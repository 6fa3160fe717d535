from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GridSearchCV

search = GridSearchCV(RandomForestClassifier(), {"max_depth": [3, 5]})
