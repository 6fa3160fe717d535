import { startOf } from "../text/span.js";
import { seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";

/** Settings of a platform that declare no infrastructure of their own. */
const hints =
  /(?:^|\/)(?:procfile|vercel\.json|runtime\.txt|\.ebextensions\/[^/]*|railway\.(?:json|toml)|heroku\.yml|samconfig\.toml|fly\.toml|app\.ya?ml)$/i;

export const infrastructureAsCode: Practice = {
  title: "Infrastructure is code",
  find: (project) => [
    ...project
      .facts("infrastructure")
      .filter(({ path, facts }) => facts.format !== "azureml" && !hints.test(path))
      .map(({ path, facts }) => seen("present", `\`${project.relative(path)}\` (${facts.format})`, startOf(path))),
    ...toolsInUse(project, "infrastructure-as-code"),
    ...project
      .withCapability("container-orchestration")
      .filter(({ tool }) => /^(?:kubernetes|helm|kustomize|argo-cd|flux|skaffold)$/.test(tool.id))
      .flatMap(({ evidence }) => evidence.filter(({ kind }) => kind === "file").slice(0, 1)),
  ],
};
