from seeds import SEED, seed_everything
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

seed_everything()
x_train, x_test, y_train, y_test = train_test_split(x, y, random_state=SEED)
RandomForestClassifier(random_state=SEED).fit(x_train, y_train)
