import type { ScriptCall } from "../facts/script-facts.js";
import type { Evidence } from "../project/evidence.js";
import { remembered } from "../project/once-per.js";
import { callsTo, oncePerModules, ownModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { ownScripts } from "../project/scripts.js";
import { dotted } from "./dotted.js";
import { calledIn, seen, useOf } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** The field types of search engines that hold vectors. */
const vectorField = /^(?:dense_vector|knn_vector|sparse_vector)$/;
/** Indexes in memory that hold words. */
const holdsWords = new Set(["minsearch", "rank-bm25"]);

/** Indexes of frameworks, in memory where they are given no store. */
const index = /^llama_index\.(?:\w+\.)*VectorStoreIndex(?:\.\w+)?$|^minsearch\.VectorSearch$|^txtai\.(?:\w+\.)*Embeddings$/;
const search = dotted("elasticsearch.**.search", "elasticsearch.**.knn_search");
/** Functions of PostgreSQL that Supabase calls by name. */
const remote = /(?:^|\.)rpc$/;
const matches = /^(?:match|search|hybrid|semantic|vector)_\w+/;

function searchesRemotely({ name, arguments: [first] }: Pick<ScriptCall, "name" | "arguments">): boolean {
  return remote.test(name) && first?.value.kind === "string" && matches.test(first.value.value);
}

export const vectorStore: Practice = {
  title: "Vectors are kept in a store or an index",
  find: remembered((project) => [
    ...project
      .withCapability("vector-store", "in-memory-vector-index")
      .flatMap((tool) => (holdsWords.has(tool.tool.id) ? [] : useOf(tool))),
    ...calledIn(ownModules(project), index),
    ...callsTo(ownModules(project), search)
      .filter(({ call }) => call.arguments.some(({ name, value }) => name === "knn" && value.kind !== "none"))
      .map(({ call, at }) => seen("wired", `\`${call.name}(knn=…)\``, at)),
    ...callsTo(ownModules(project), remote)
      .filter(({ call }) => searchesRemotely(call))
      .map(({ call, at }) => seen("wired", `\`${call.name}()\` of a search by vectors`, at)),
    ...scriptIndexes(project),
    ...(project.withCapability("search-engine").length > 0 ? vectorFields(ownModules(project)) : []),
  ]),
};

/** Indexes in memory, columns of vectors and indexes of tables, as scripts make them. */
const scriptIndex =
  /^langchain(?:\/\S*)?\.MemoryVectorStore\b|^@langchain\/\S*\.MemoryVectorStore\b|^llamaindex(?:\/\S*)?\.VectorStoreIndex\b|^drizzle-orm\/pg-core\.(?:vector|halfvec)$|^convex\/server\..*\.vectorIndex$/;

function scriptIndexes(project: Project): readonly Evidence[] {
  return ownScripts(project).flatMap(({ facts, place }) =>
    facts.calls
      .filter((call) => scriptIndex.test(call.name) || searchesRemotely(call))
      .map(({ name, span }) => seen("wired", `\`${name}()\` called`, place(span))),
  );
}

const vectorFields = oncePerModules((modules) =>
  modules.flatMap((module) =>
    module.facts.strings
      .filter(({ value }) => vectorField.test(value))
      .map(({ value, span }) => seen("wired", `a field of type \`${value}\``, module.place(span))),
  ),
);
