from datasets import load_dataset

rows = load_dataset("parcels/history", revision="4d8be1f6a2c07d3b5e9f1a2b3c4d5e6f70819293")
