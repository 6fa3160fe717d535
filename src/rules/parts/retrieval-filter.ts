import type { CodeValue } from "../../facts/code-value.js";
import type { PythonArgument } from "../../facts/python-facts.js";
import { remembered } from "../../project/once-per.js";
import { oncePerModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { type ScriptModule, scriptsOf } from "../../project/scripts.js";
import { constantOf } from "../../semantics/constant-of.js";
import { optionsOf } from "../../semantics/options-of.js";
import { lastPart } from "../../text/last-part.js";
import type { Place, Span } from "../../text/span.js";
import type { FileRole } from "../../workspace/role.js";

/**
 * By what a retrieval is narrowed. `reader`: by somebody's or some tenant's id · `constant`: by the same for everybody ·
 * `nothing`: it plainly has no filter · `unseen`: it cannot be told.
 */
export type Narrowing = "reader" | "constant" | "nothing" | "unseen";

/** A call that asks a vector store for passages. */
export interface Retrieval {
  /** The last part of its name. */
  readonly name: string;
  readonly by: Narrowing;
  readonly at: Place;
}

/** What the calls of a Python module and of a script have in common. */
interface Call {
  readonly name: string;
  readonly arguments: readonly PythonArgument[];
  readonly span: Span;
  readonly scope: string;
}

interface Module {
  readonly facts: {
    readonly calls: readonly Call[];
    readonly assignments: readonly { readonly targets: readonly string[]; readonly value: CodeValue }[];
  };
  place(span: Span): Place;
}

/** Methods that no object has but a store of passages. */
const retrievalMethod =
  /\.(?:a?(?:similarity_search|max_marginal_relevance_search)\w*|similaritySearch\w*|maxMarginalRelevanceSearch|as_retriever|asRetriever|as_query_engine|asQueryEngine|as_chat_engine|asChatEngine|query_points)$/;
/** Methods of many objects: those of a store are told by whose client it is, or by what they are given. */
const anyMethod = /\.(?:query|search|hybrid_search|hybridSearch|near_text|near_vector|nearText|nearVector|hybrid)$/;
const client =
  /^(?:pinecone|qdrant_client|chromadb|pymilvus|weaviate|azure\.search\.documents|@pinecone-database\/pinecone|@qdrant\/js-client-rest|weaviate-client|@zilliz\/milvus2-sdk-node)\./;
const vectorArgument =
  /^(?:vector|query_vector|query_embeddings?|query_texts|vector_queries|anns_field|near_vector|topK|top_k|queryEmbeddings|queryTexts|n_results|nResults)$/;
const filterArgument =
  /^(?:\w*filters?|filter_\w+|where|expr|search_kwargs|searchKwargs|namespace|tenant|partition_names?|partitionNames?)$/;
/** Where a store is opened for one reader only. */
const partOfStore = /^(?:collection(?:_?name)?|namespace|tenant|index_?name|table_?name|persist_directory|partition_names?)$/i;
const opensPart = /\.(?:namespace|with_tenant|withTenant|get_collection|get_or_create_collection|getCollection|getOrCreateCollection)$/;
/** Names of people and of what belongs to some of them only. */
const reader =
  /(?:^|_)(?:tenants?|users?|teams?|orgs?|organi[sz]ations?|accounts?|customers?|client_ids?|compan(?:y|ies)|workspaces?|groups?|roles?|owners?|members?|acls?|permissions?|allowed|visibility|entitlements?|principals?|departments?|auth(?:z|ori[sz]ed|ori[sz]ation)?|oids?|uids?|threads?|sessions?|conversations?|chats?|projects?|patients?|persons?|employees?|doc(?:ument)?_ids?|file_?ids?)(?:_|$)/;
/** An index that is made on the spot holds what one reader brought along. */
const madeHere = /\.(?:a?from_(?:texts|documents|embeddings)|from(?:Texts|Documents))\(\)\./;
const inMemory = /(?:^|\.)(?:InMemory\w*|MemoryVectorStore|SimpleVectorStore|DocArrayInMemorySearch)(?:\(\)|\.|$)/;
/** What people run by hand, as to fill an index and try it. */
const byHand = /(?:^|\/)scripts?\//i;

/** The retrievals of production code, in Python and in scripts. */
export function retrievals(project: Project): readonly Retrieval[] {
  return [...inPython(project.python), ...inScripts(project)];
}

const inPython = oncePerModules((modules) => retrievalsIn(modules.filter(isServing).map((module) => unpacked(module, modules))));
const inScripts = remembered((project: Project) =>
  retrievalsIn(
    scriptsOf(project)
      .filter(isServing)
      .map(({ facts, place }) => ({ place, facts: named(facts) })),
  ),
);

function isServing({ role, path }: { readonly role: FileRole; readonly path: string }): boolean {
  return role === "production" && !byHand.test(path);
}

function retrievalsIn(modules: readonly Module[]): readonly Retrieval[] {
  const found = modules.flatMap((module) =>
    module.facts.calls
      .filter((call) => isRetrieval(call))
      .map((call) => ({
        name: lastPart(call.name),
        by: narrowing(call, module),
        at: module.place(call.span),
      })),
  );
  // A store that is opened per reader needs no filter; which retrieval is of that store is not followed.
  const part = found.length > 0 && modules.some((module) => module.facts.calls.some((call) => isOpenedPerReader(call, module)));
  return part ? found.map((one) => (one.by === "nothing" || one.by === "constant" ? { ...one, by: "reader" } : one)) : found;
}

function isRetrieval({ name, arguments: given }: Call): boolean {
  if (retrievalMethod.test(name)) return true;
  return anyMethod.test(name) && (client.test(name) || given.some((one) => one.name !== undefined && vectorArgument.test(one.name)));
}

function narrowing(call: Call, module: Module): Narrowing {
  if (madeHere.test(call.name) || module.facts.calls.some(({ name }) => inMemory.test(name))) return "unseen";
  const filters = call.arguments.filter(
    (one, index) => (one.name !== undefined && filterArgument.test(one.name)) || (one.name === undefined && isFilterPosition(call, index)),
  );
  const kinds = filters.flatMap(({ name, value }) =>
    name && /^search_?kwargs$/i.test(name) ? inSearchArguments(value, module) : by(value, module),
  );
  if (kinds.includes("reader")) return "reader";
  if (kinds.includes("unseen") || call.arguments.some(({ unpacked }) => unpacked)) return "unseen";
  return kinds.includes("constant") ? "constant" : "nothing";
}

/** `similarity_search(query, k, filter)`; the retriever of a script may be given its filter second. */
function isFilterPosition({ name }: Pick<Call, "name">, index: number): boolean {
  return (/earch\w*$/.test(name) && retrievalMethod.test(name) && index >= 2) || (/\.asRetriever$/.test(name) && index === 1);
}

/** Of `search_kwargs` only the filter narrows: `k` does not. */
function inSearchArguments(value: CodeValue, module: Module): Narrowing[] {
  const written = value.kind === "name" ? assigned(value.value, module) : value;
  if (written?.kind === "none") return [];
  if (written?.kind !== "dict" || written.unpacked) return ["unseen"];
  return written.entries.flatMap(({ key, value: entry }) =>
    key.kind !== "string" ? ["unseen" as const] : filterArgument.test(key.value) ? by(entry, module) : [],
  );
}

/** By what a filter's value narrows. A name is looked up once. */
function by(value: CodeValue, module: Module, depth = 3): Narrowing[] {
  if (value.kind === "none") return [];
  const words: string[] = [];
  let isFixed = true;
  const look = (one: CodeValue, left: number): void => {
    switch (one.kind) {
      case "string":
        words.push(one.value);
        return;
      case "name": {
        words.push(one.value);
        const known = left > 0 ? assigned(one.value, module) : undefined;
        if (known) look(known, left - 1);
        else isFixed = false;
        return;
      }
      case "call":
        if (left > 0) for (const given of module.facts.calls[one.call]?.arguments ?? []) look(given.value, left - 1);
        isFixed = false;
        return;
      case "list":
        for (const item of one.items) look(item, left);
        return;
      case "dict":
        for (const entry of one.entries) {
          look(entry.key, left);
          look(entry.value, left);
        }
        if (one.unpacked) isFixed = false;
        return;
      case "format":
        for (const part of one.parts) look(part, left);
        return;
      case "other":
        words.push(...one.names);
        isFixed = false;
    }
  };
  look(value, depth);
  // A constant narrows by what everybody may see, whatever its words are.
  if (isFixed) return ["constant"];
  return [words.some((word) => reader.test(snake(word))) ? "reader" : "unseen"];
}

function assigned(name: string, { facts }: Module): CodeValue | undefined {
  const found = facts.assignments.filter(({ targets }) => targets.includes(name));
  return found.length === 1 ? found[0]?.value : undefined;
}

function isOpenedPerReader(call: Call, module: Module): boolean {
  const isPart = opensPart.test(call.name);
  return call.arguments.some(
    ({ name, value }) =>
      (name === undefined ? isPart : partOfStore.test(name) || (isPart && name === "name")) && by(value, module).includes("reader"),
  );
}

/** A module's calls, with the entries of dictionaries that are known and unpacked into them. */
function unpacked(module: PythonModule, modules: readonly PythonModule[]): Module {
  const calls = module.facts.calls.map((call) => {
    if (!isRetrieval(call) || !call.arguments.some((one) => one.unpacked)) return call;
    const left = call.arguments.filter(
      ({ value, unpacked, name }) =>
        name === undefined &&
        !(unpacked && constantOf(modules, value, { module, scope: call.scope, offset: call.span.start })?.value.kind === "dict"),
    );
    return { ...call, arguments: [...left, ...optionsOf(modules, { module, call })] };
  });
  return { facts: { calls, assignments: module.facts.assignments }, place: module.place };
}

/** `filterByUserId`, `user.id` and `user-id` in one form. */
function snake(word: string): string {
  return word
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
}

/** The calls of a script with the entries of their options as if they were named arguments. */
function named({ calls, assignments }: ScriptModule["facts"]): Module["facts"] {
  return {
    assignments,
    calls: calls.map((call) => ({
      ...call,
      arguments: call.arguments.flatMap((argument, index): PythonArgument[] => {
        const isOption = (retrievalMethod.test(call.name) || anyMethod.test(call.name)) && !isFilterPosition(call, index);
        if (argument.value.kind !== "dict" || !isOption) return [argument];
        const entries = argument.value.entries.flatMap(({ key, value }) => (key.kind === "string" ? [{ name: key.value, value }] : []));
        return argument.value.unpacked ? [...entries, { unpacked: true, value: argument.value }] : entries;
      }),
    })),
  };
}
