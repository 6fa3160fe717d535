import type { CodeCheck } from "../../code-check.js";

/** Found by the rule itself, whose evidence needs the same look. */
export const noHealthRoute: CodeCheck = {
  flags: "An application answers routes, and none tells whether it is alive.",
  silent: "Health routes of any usual name, probes in containers and infrastructure, and platforms and servers that look after themselves.",
  source: "Kubernetes' documentation; ml-project-doctor",
  languages: ["Python"],
};
