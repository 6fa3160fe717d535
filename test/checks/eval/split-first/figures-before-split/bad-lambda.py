import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split

passengers = pd.read_csv("passengers.csv")
by_class = passengers.groupby("cabin_class")["age"]
passengers["age"] = by_class.transform(lambda ages: ages.fillna(ages.median()))  # finding
passengers = passengers.assign(fare=lambda table: table["fare"].fillna(table["fare"].mean()))

X_train, X_test, y_train, y_test = train_test_split(passengers[["age", "fare"]], passengers["lost"], random_state=7)
model = GradientBoostingClassifier(random_state=7).fit(X_train, y_train)
print(model.score(X_test, y_test))
