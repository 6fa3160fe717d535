import { toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const vectorStore: Practice = {
  title: "Vectors are kept in a store or an index",
  find: (project) => toolsInUse(project, "vector-store", "in-memory-vector-index"),
};
