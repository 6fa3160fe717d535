from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import StandardScaler

model, scaler = LinearRegression(), StandardScaler()
