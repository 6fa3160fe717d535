import hashlib
import os

CACHE_KEY = "features:v2:2024:daily:table"
eos_token = "<|endoftext|>"
PRIMARY_KEY = "parcel_id_2024_v3_final"
password_hash = "sha256:9f8e4a1b7c2d6053e8f19a4b7c2d60e5"
commit = "9f8e4a1b7c2d6053e8f19a4b7c2d60e59f8e4a1b"
checksum = hashlib.sha256(b"a").hexdigest()
secret = "projects/parcels/secrets/openai-key-2024"
api_key_name = "OPENAI_API_KEY"
token_count = 4096
os.environ.setdefault("ANTHROPIC_API_KEY", "sk-ant-verify-only-no-real-calls")
