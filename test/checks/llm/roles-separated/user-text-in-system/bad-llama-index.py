from llama_index.core import VectorStoreIndex
from llama_index.core.llms import ChatMessage, MessageRole
from llama_index.llms.openai import OpenAI

llm = OpenAI(model="gpt-4o-2024-08-06")


def answer(index: VectorStoreIndex, query: str):
    engine = index.as_chat_engine(llm=llm, system_prompt=f"Answer this: {query}")  # finding
    first = ChatMessage(role=MessageRole.SYSTEM, content="You help with: " + query)  # finding
    return engine.chat("Go on.", chat_history=[first])
