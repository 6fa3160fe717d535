from datasets import load_dataset

rows = load_dataset("parcels/history")  # roadworthy: ignore[data/versioned] -- our own, append-only
