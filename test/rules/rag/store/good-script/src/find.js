import { SupabaseVectorStore } from "@langchain/community/vectorstores/supabase";
import { OpenAIEmbeddings } from "@langchain/openai";
import { client } from "./client.js";

const store = new SupabaseVectorStore(new OpenAIEmbeddings({ model: "text-embedding-3-small" }), { client, tableName: "parcels" });

export const retriever = store.asRetriever({ k: 5 });
