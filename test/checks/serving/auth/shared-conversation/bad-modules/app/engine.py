from llama_index.core import StorageContext, load_index_from_storage

index = load_index_from_storage(StorageContext.from_defaults(persist_dir="index"))
chat_engine = index.as_chat_engine(chat_mode="condense_plus_context")  # finding
