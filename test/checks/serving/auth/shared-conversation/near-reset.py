from fastapi import FastAPI
from llama_index.core import StorageContext, load_index_from_storage

app = FastAPI()
index = load_index_from_storage(StorageContext.from_defaults(persist_dir="index"))
engine = index.as_chat_engine()


@app.post("/chat")
def chat(text: str):
    engine.reset()
    return {"answer": str(engine.chat(text))}
