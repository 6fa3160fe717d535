import yfinance as yf
from sklearn.model_selection import train_test_split

stock = yf.download("ACME", start="2015-01-01")
stock["tomorrow"] = stock["Close"].shift(-1)
stock["change"] = stock["Close"].pct_change()
stock = stock.dropna()
X, y = stock[["Close", "change"]], stock["tomorrow"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=42)  # finding
