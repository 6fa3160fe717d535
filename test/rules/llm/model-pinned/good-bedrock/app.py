import boto3

client = boto3.client("bedrock-runtime")


def answer(question):
    return client.converse(modelId="anthropic.claude-sonnet-4", messages=[{"role": "user", "content": [{"text": question}]}])
