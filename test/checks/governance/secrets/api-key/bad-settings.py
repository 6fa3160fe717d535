import os
from dataclasses import dataclass

MISTRAL_API_KEY = "m5uMGonrNZGmwEnDqPhukd2WfofZVR3M"  # finding


@dataclass
class Settings:
    cohere_api_key: str = "v2RFnVjh9XxeUpEHicLzXKhcCtEzmn395WXvYpho"  # finding
    region: str = "eu-west-1"


headers = {
    "accept": "application/json",
    "x-api-key": "4fE6FTgvtEDxvVsnu5eUwa9tYBfYLqHhDP2U",  # finding
}
DATA = os.environ["DATA"]
