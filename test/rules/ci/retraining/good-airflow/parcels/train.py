def train_model():
    print("train")
