import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { type GroundednessTool, groundednessTest } from "./templates/groundedness-test.js";
import { retrievalTest } from "./templates/retrieval-test.js";

/** Judges both halves of retrieval-augmented generation apart. */
export const ragEvaluation: Scaffold = {
  title: "Retrieval evaluation",
  description:
    "Labelled questions, a test of hit rate, recall and reciprocal rank of retrieval, and one of whether answers keep to their passages.",
  effort: 60,
  companions: /(?:^|\/)retrieval\.jsonl$/,
  after: ["eval-suite"],
  raises: ["eval/retrieval", "eval/groundedness", "eval/exists", "eval/dataset", "eval/own-data", "eval/threshold"],
  suits: ({ traits }) => traits.rag.value,
  edits(project) {
    const stack = describeStack(project);
    const row = { question: "TODO: a real question", relevant: ["TODO: id of a passage that answers it"] };
    return [
      newFile(project, "evals/retrieval.jsonl", `${JSON.stringify(row)}\n`),
      newFile(project, "evals/test_retrieval.py", retrievalTest(waysToSearch(project))),
      newFile(project, "evals/test_groundedness.py", groundednessTest(project, stack, judge(project))),
    ];
  },
};

/** What judges groundedness in this project already. */
function judge(project: Project): GroundednessTool {
  return project.tool("ragas") ? "ragas" : project.tool("deepeval") ? "deepeval" : "overlap";
}

/** How stores are asked, by their ids as tools; `embed` stands for the project's own embedding. */
const searches: Readonly<Record<string, readonly string[]>> = {
  qdrant: ['found = client.query_points("COLLECTION", query=embed(question), limit=k)', "return [str(point.id) for point in found.points]"],
  chroma: ["found = collection.query(query_texts=[question], n_results=k)", 'return found["ids"][0]'],
  "chroma-in-memory": ["found = collection.query(query_texts=[question], n_results=k)", 'return found["ids"][0]'],
  pinecone: ["found = index.query(vector=embed(question), top_k=k)", 'return [match["id"] for match in found["matches"]]'],
  weaviate: ["found = collection.query.near_text(query=question, limit=k)", "return [str(one.uuid) for one in found.objects]"],
  milvus: ['found = client.search("COLLECTION", data=[embed(question)], limit=k)', 'return [str(hit["id"]) for hit in found[0]]'],
  pgvector: [
    'query = "SELECT id FROM passages ORDER BY embedding <=> %s LIMIT %s"',
    "return [str(one) for (one,) in connection.execute(query, (embed(question), k))]",
  ],
  faiss: ["_, found = index.search(embed(question).reshape(1, -1), k)", "return [passage_ids[row] for row in found[0]]"],
};

/** Lines of Python that would search, for the store in use. */
function waysToSearch(project: Project): readonly string[] {
  const stores = project.withCapability("vector-store", "in-memory-vector-index", "search-engine");
  const store =
    stores.find(({ tool, level }) => level === "wired" && tool.id in searches) ?? stores.find(({ tool }) => tool.id in searches);
  const lines = store && searches[store.tool.id];
  return lines ?? ["found = retriever.invoke(question)[:k]", 'return [passage.metadata["id"] for passage in found]'];
}
