from openai import AzureOpenAI

client = AzureOpenAI(timeout=20, azure_endpoint="https://parcels.openai.azure.com", api_version="2024-10-21")


def answer(question):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
