import type { CodeValue } from "../../facts/code-value.js";
import { innerScope } from "../../project/inner-scope.js";
import { remembered } from "../../project/once-per.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { isUseUnseen, toolVerdict } from "../parts/tool-claim.js";
import { isUploadsOnly } from "../parts/uploads-only.js";
import type { Rule } from "../rule.js";

const persisted =
  /(?:^faiss\.write_index|\.save_local|\.persist|\.dump_index|PersistentClient)$|^annoy\..*\.save$|^(?:pickle|cloudpickle|dill|joblib)\.dump$/;
/** What writes anything, an index too. */
const dumps = /\.dump$/;
const isIndex = /(?:^|[._])(?:vector_?(?:store|db|index)|faiss\w*|index|store)$/i;

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
  appliesUnless(project) {
    if (project.manifest.value.rag !== undefined) return undefined;
    if (isUploadsOnly(project)) return "The project retrieves from what each user uploads for a session, and keeps none of it.";
    return isIndexedPerCall(project) ? "Each call indexes the text that it is given, and keeps none of it." : undefined;
  },
  offByDefault:
    "Whether an index in memory is meant to be lost is seen badly: none of 5 findings was right on repositories read for the first time.",
  check(project) {
    const { evidence, gaps, tools } = toolVerdict(project, ["rag", "store"], ["vector-store"]);
    const [written] = callsTo(productionModules(project), persisted).filter(
      ({ call }) => !dumps.test(call.name) || call.arguments.some(({ value }) => value.kind === "name" && isIndex.test(value.value)),
    );
    if (written) evidence.push({ level: "wired", what: `\`${written.call.name}()\` keeps the index`, at: written.at });
    const scripts = storesInScripts(project);
    const kept = scripts.find(({ isInMemory }) => !isInMemory);
    if (kept) evidence.push({ level: "wired", what: `\`${kept.name}\` called`, at: kept.at });
    if (gaps.length > 0 || written || kept || tools.some(({ level }) => level === "wired")) return { evidence, gaps };
    if (tools.some((tool) => isUseUnseen(project, tool))) return { evidence, gaps };
    const indexes = project.withCapability("in-memory-vector-index");
    // A class that stands in a table of stores is called by no name of its own.
    const [tool] = indexes.filter(
      ({ level, evidence: traces }) =>
        level === "wired" || traces.some(({ kind, at }) => kind === "import" && project.role(at?.path ?? "") === "production"),
    );
    const memory = tool ? { name: tool.tool.name, at: tool.evidence[0]?.at } : scripts[0];
    if (memory) {
      return {
        evidence,
        gaps: [
          {
            kind: "hollow",
            message: `Vectors live in memory only (${memory.name}) and are lost when the process ends. Use a vector store, or save the index.`,
            at: memory.at,
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

const inScript = /^(?:@langchain\/(?:community|core|classic|\w+)|langchain)\/vectorstores\/([\w/]+)\.(\w+)/;
const inMemory = /^(?:memory|in_memory|hnswlib|faiss|usearch|voy|closevector\/node)$/;
/** Stores of LangChain that are packages of their own. */
const packaged = /^@langchain\/[\w-]+\.(\w*VectorStore)(?:\.\w+)?$/;
/** What LlamaIndex keeps in a folder, and indexes that are read from one. */
const keptInFolder = /(?:^|\.)storageContextFromDefaults$/;
const readFrom = /\.load(?:Local)?$/;

/** LangChain's stores that scripts call. */
const storesInScripts = remembered((project: Project) =>
  ownScripts(project)
    .filter(({ role }) => role === "production")
    .flatMap(({ facts, place }) =>
      facts.calls.flatMap((call) => {
        const at = place(call.span);
        const [, own] = packaged.exec(call.name) ?? [];
        if (own) return [{ name: own, isInMemory: /memory|faiss|hnsw/i.test(own), at }];
        if (keptInFolder.test(call.name) && call.arguments.some(({ value }) => hasKey(value, "persistDir")))
          return [{ name: "storageContextFromDefaults", isInMemory: false, at }];
        const [, store = "", name = ""] = inScript.exec(call.name) ?? [];
        return name === "" ? [] : [{ name, isInMemory: inMemory.test(store) && !readFrom.test(call.name), at }];
      }),
    ),
);

function hasKey(value: CodeValue, key: string): boolean {
  return value.kind === "dict" && value.entries.some((entry) => entry.key.kind === "string" && entry.key.value === key);
}

const makesIndex =
  /(?:^|\.)(?:FAISS|InMemoryVectorStore|DocArrayInMemorySearch|SKLearnVectorStore|Annoy)\.(?:a?from_(?:texts|documents|embeddings))$/;
const searchesIndex = /\.(?:as_retriever|a?similarity_search\w*|a?max_marginal_relevance_search)$/;
/** What a function is given to look through. */
const givenText = /^(?:content|text|texts|document|documents|docs|page|pages|file|html|transcript|article|chunks|passages)$/;

/** Whether all indexes are made of a text that a function is given, and searched there. */
const isIndexedPerCall = remembered((project: Project): boolean => {
  if (project.withCapability("vector-store").some(({ level }) => level === "wired")) return false;
  const made = callsTo(productionModules(project), makesIndex);
  return (
    made.length > 0 &&
    made.every(({ call: { scope }, module: { facts } }) => {
      const isGiven = facts.functions.some((one) => innerScope(one) === scope && one.parameters.some(({ name }) => givenText.test(name)));
      return isGiven && facts.calls.some((one) => one.scope === scope && searchesIndex.test(one.name));
    })
  );
});
