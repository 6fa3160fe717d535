from huggingface_hub import snapshot_download

rows = snapshot_download("parcels/history", repo_type="dataset")
