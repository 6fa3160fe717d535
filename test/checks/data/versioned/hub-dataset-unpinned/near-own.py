from loaders import load_dataset

rows = load_dataset("parcels/history")
