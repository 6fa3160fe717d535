import pandas as pd
from sklearn.model_selection import train_test_split
import lightgbm as lgb
from sklearn.metrics import mean_absolute_error

df = pd.read_csv("houses.csv")
x_train, x_test, y_train, y_test = train_test_split(df.drop(columns=["price"]), df["price"], random_state=1)
train_set = lgb.Dataset(x_train, y_train)
test_set = lgb.Dataset(x_test, y_test, reference=train_set)
booster = lgb.train({"objective": "mae"}, train_set, valid_sets=[test_set], callbacks=[lgb.early_stopping(50)])  # finding
print(mean_absolute_error(y_test, booster.predict(x_test)))
