import os

from langchain.chat_models import init_chat_model

NAME = os.environ.get("ANSWERS", "mistral-large-latest")  # finding
llm = init_chat_model(model=NAME, model_provider="mistralai", timeout=20, max_tokens=300)
