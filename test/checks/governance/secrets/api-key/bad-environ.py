import os

os.environ["TOGETHER_API_KEY"] = "47ccf25ec84d8dbc74254770f58904dba41ecccc3fc1626e53a13043b026c48b"  # finding
token = os.getenv("REPLICATE_API_TOKEN", "r8_pZgHH7hfggVFKGyXySg6vLjBPjZKvkBzjVs8F")  # finding
weights = os.environ.get("WANDB_API_KEY", "8b5b7a767c76fb008f86bebb2737f6a6f0fb23c6")  # finding
