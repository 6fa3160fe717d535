import requests

CLIENT_KEY = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
MODEL_KEY = "meta-llama/Llama-3-8b-chat-hf"
s3_key = "models/2024/05/churn_v12.pkl"
requests.get("https://api.acme.io", params={"api_key": "demo"})
