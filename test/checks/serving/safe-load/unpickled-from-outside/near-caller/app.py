from load import load

MODEL = load("models/forest.pkl")
