import { map, short, texts } from "../fields/collection.js";
import { referring, text, tool, version } from "../fields/field.js";
import { schedule } from "../fields/schedule.js";

export const rag = short(
  "store",
  map("How passages are found for a model to answer from.", {
    store: tool("The vector store or search engine.", ["vector-store", "in-memory-vector-index", "search-engine"], "qdrant", "pgvector"),
    embedding: text("The embedding model, with its version.", "text-embedding-3-small"),
    sources: referring("data.sources", texts("The entries of `data.sources` that are indexed.", "articles")),
    index: short(
      "version",
      map("The index, and how it stays current.", {
        version: version("Its version.", "v7"),
        refresh: schedule("When it is built again.", "0 4 * * *"),
        job: text("What builds it.", "jobs/reindex.py"),
      }),
    ),
    access_control: text("How a user gets only passages that they may read.", "filter by team id in app/retrieve.py"),
  }),
);
