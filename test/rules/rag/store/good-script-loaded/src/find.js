import { FaissStore } from "@langchain/community/vectorstores/faiss";
import { OpenAIEmbeddings } from "@langchain/openai";

const store = await FaissStore.load("./index", new OpenAIEmbeddings({ model: "text-embedding-3-small" }));

export const retriever = store.asRetriever({ k: 5 });
