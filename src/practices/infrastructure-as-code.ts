import type { InfrastructureFormat } from "../facts/infrastructure-facts.js";
import type { Evidence } from "../project/evidence.js";
import { remembered } from "../project/once-per.js";
import type { Project } from "../project/project.js";
import { startOf } from "../text/span.js";
import { onePerFile, seen, toolsInUse } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

/** Settings of a platform that declare no infrastructure of their own. */
const hints =
  /(?:^|\/)(?:procfile|vercel\.json|runtime\.txt|\.ebextensions\/[^/]*|railway\.(?:json|toml)|heroku\.yml|samconfig\.toml|fly\.toml|app\.ya?ml)$/i;
/** Tools of clusters whose files declare what runs there. */
const declaring = new Set(["kubernetes", "helm", "kustomize", "argo-cd", "flux", "skaffold"]);

/** Formats of what is set up on infrastructure that is there. */
function isBeside(format: InfrastructureFormat): boolean {
  return format === "azureml" || format === "google-monitoring";
}

export const infrastructureAsCode: Practice = {
  title: "Infrastructure is code",
  find: remembered((project) =>
    onePerFile([
      ...ownFacts(project, "infrastructure")
        .filter(({ path, facts }) => !isBeside(facts.format) && !(facts.format === "platform" && hints.test(path)))
        .map(({ path, facts }) => seen("present", `\`${project.relative(path)}\` (${facts.format})`, startOf(path))),
      ...toolsInUse(project, "infrastructure-as-code"),
      ...clusterFiles(project),
    ]),
  ),
};

function clusterFiles(project: Project): readonly Evidence[] {
  return project
    .withCapability("container-orchestration")
    .filter(({ tool }) => declaring.has(tool.id))
    .flatMap(({ evidence }) => evidence.filter(({ kind }) => kind === "file").slice(0, 1));
}
