import { oncePerObservation } from "../project/once-per.js";
import { oncePerModules, ownModules } from "../project/production-code.js";
import { seen, useOf } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** The field types of search engines that hold vectors. */
const vectorField = /^(?:dense_vector|knn_vector|sparse_vector)$/;
/** Indexes in memory that hold words. */
const holdsWords = new Set(["minsearch", "rank-bm25"]);

export const vectorStore: Practice = {
  title: "Vectors are kept in a store or an index",
  find: oncePerObservation((project) => [
    ...project
      .withCapability("vector-store", "in-memory-vector-index")
      .flatMap((tool) => (holdsWords.has(tool.tool.id) ? [] : useOf(tool))),
    ...(project.withCapability("search-engine").length > 0 ? vectorFields(ownModules(project)) : []),
  ]),
};

const vectorFields = oncePerModules((modules) =>
  modules.flatMap((module) =>
    module.facts.strings
      .filter(({ value }) => vectorField.test(value))
      .map(({ value, span }) => seen("wired", `a field of type \`${value}\``, module.place(span))),
  ),
);
