import { Pinecone } from "@pinecone-database/pinecone";

const index = new Pinecone().index("tickets");

export async function passages(vector, session) {
  return index.namespace(session.accountId).query({ vector, topK: 5, includeMetadata: true });
}
