import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.compose import ColumnTransformer
from sklearn.pipeline import Pipeline
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import OneHotEncoder, StandardScaler

df = pd.read_csv("trips.csv")
numeric = Pipeline([("fill", SimpleImputer()), ("scale", StandardScaler())])
prepare = ColumnTransformer([("num", numeric, ["km"]), ("cat", OneHotEncoder(), ["zone"])])
X = prepare.fit_transform(df)  # finding
X_train, X_test, y_train, y_test = train_test_split(X, df["fare"], random_state=5)
