import { Pinecone } from "@pinecone-database/pinecone";

const index = new Pinecone().index("tickets");

export async function passages(vector, user) {
  return index.query({ vector, topK: 5, includeMetadata: true });
}
