from splits import train_test_split

train, test = train_test_split(rows, by="customer")
