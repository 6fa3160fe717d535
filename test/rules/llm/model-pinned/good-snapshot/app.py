from anthropic import Anthropic
from desk import Desk
from langchain_text_splitters import CharacterTextSplitter

client = Anthropic(timeout=20)
desk = Desk(model="gpt-4o", llm=client)
splitter = CharacterTextSplitter.from_tiktoken_encoder(model_name="gpt-3.5-turbo", chunk_size=200)


def answer(question):
    question = splitter.split_text(question)[0]
    return client.messages.create(
        model="claude-opus-5", max_tokens=300, messages=[{"role": "user", "content": question}]
    )
