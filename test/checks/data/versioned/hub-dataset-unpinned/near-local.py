from datasets import load_dataset

rows = load_dataset("./history")
others = load_dataset("data/history")
