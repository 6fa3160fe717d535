from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

x_train, x_test, y_train, y_test = train_test_split(x, y, random_state=13)
RandomForestClassifier(random_state=13).fit(x_train, y_train)
