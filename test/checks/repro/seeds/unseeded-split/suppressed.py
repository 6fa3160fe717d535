from sklearn.model_selection import train_test_split

# roadworthy: ignore[repro/seeds] -- a fresh sample each night is wanted
train, test = train_test_split(rows)
