from datasets import load_dataset

rows = load_dataset("parcels/history", split="train")  # finding
