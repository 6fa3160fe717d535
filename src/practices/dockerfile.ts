import { remembered } from "../project/once-per.js";
import { fileEvidence } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

export const dockerfile: Practice = {
  title: "A Dockerfile builds an image",
  find: remembered((project) => ownFacts(project, "dockerfile").map(({ path }) => fileEvidence(project, path))),
};
