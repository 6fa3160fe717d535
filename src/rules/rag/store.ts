import { callsTo, productionModules } from "../../project/production-code.js";
import type { Rule } from "../rule.js";
import { isUseUnseen, toolVerdict } from "../tool-claim.js";

const persisted = /(?:^faiss\.write_index|\.save_local|\.persist|\.dump_index|PersistentClient)$|^annoy\..*\.save$/;

export const store: Rule = {
  title: "Vectors are kept in a store that outlives the process",
  why: {
    source: "A3; A0 #7",
    text: "Production retrieval runs on a vector database; an index in memory is rebuilt at each start, differs between replicas, and is gone at each crash.",
  },
  applies: "rag",
  stage: "pilot",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`rag.store` names one.",
    present: "The store's client is a dependency, or the store runs in Compose.",
    wired: "Production code calls the store, or writes its index to disk.",
  },
  hollow: "Only an in-memory index is used, and nothing writes it out.",
  contradicted: "`rag.store` names a store that nothing in the workspace shows.",
  manifest: ["rag", "store"],
  fixes: [{ kind: "manifest", title: "Name the vector store", path: ["rag", "store"], value: "TODO: qdrant" }],
  check(project) {
    const { evidence, gaps, tools } = toolVerdict(project, ["rag", "store"], ["vector-store"]);
    const [written] = callsTo(productionModules(project), persisted);
    if (written) evidence.push({ level: "wired", what: `\`${written.call.name}()\` keeps the index`, at: written.at });
    if (gaps.length > 0 || written || tools.some(({ level }) => level === "wired")) return { evidence, gaps };
    if (tools.some((tool) => isUseUnseen(project, tool))) return { evidence, gaps };
    const [memory] = project.withCapability("in-memory-vector-index").filter(({ level }) => level === "wired");
    if (memory) {
      return {
        evidence,
        gaps: [
          {
            kind: "hollow",
            message: `Vectors live in memory only (${memory.tool.name}) and are lost when the process ends. Use a vector store, or save the index.`,
            at: memory.evidence[0]?.at,
          },
        ],
      };
    }
    if (evidence.length > 0)
      return {
        evidence,
        gaps: [{ kind: "weak", message: "A vector store is declared or installed, but no production code calls it.", at: evidence[0]?.at }],
      };
    return { evidence, gaps: [{ kind: "missing", message: "No vector store was found. Declare it in `rag.store`." }] };
  },
};
