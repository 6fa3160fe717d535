from sklearn.linear_model import Ridge

Ridge().fit(x, y)
