import { fileEvidence } from "./evidence-of.js";
import type { Practice } from "./practice.js";

export const dockerfile: Practice = {
  title: "A Dockerfile builds an image",
  find: (project) => project.facts("dockerfile").map(({ path }) => fileEvidence(project, path)),
};
