import { OpenAIEmbeddings } from "@langchain/openai";
import { MemoryVectorStore } from "langchain/vectorstores/memory";

const store = new MemoryVectorStore(new OpenAIEmbeddings({ model: "text-embedding-3-small" }));

export const retriever = store.asRetriever({ k: 5 });
