import { QdrantVectorStore } from "@langchain/qdrant";
import { OpenAIEmbeddings } from "@langchain/openai";

export async function passages(question, user) {
  const store = await QdrantVectorStore.fromExistingCollection(new OpenAIEmbeddings(), { collectionName: "tickets" });
  return store.similaritySearch(question, 4, { must: [{ key: "team", match: { value: user.teamId } }] });
}
