from langchain_openai import AzureChatOpenAI

from config import settings

llm = AzureChatOpenAI(azure_deployment="answers", timeout=20, max_retries=settings.llm_max_retries)
