import type { Evidence } from "../../project/evidence.js";
import type { DetectedTool, Project } from "../../project/project.js";
import { rentedModels } from "../../semantics/rented-models.js";

/** Why what is asked of rented models does not apply; `undefined` when somebody else may run a model of the project. */
export function notRented(project: Project): string | undefined {
  const isNamed = rentedModels(project).length > 0 || (project.manifest.value.models ?? []).some((model) => model.provider !== undefined);
  const runs = project.withCapability("llm-runtime").some(({ level }) => level === "wired");
  // Where code runs models itself, a client that is only installed may be there for what somebody once tried.
  const isAsked = project
    .withCapability("llm-provider", "llm-gateway")
    .some(
      (tool) =>
        (tool.level === "wired" || !runs) &&
        tool.evidence.some((one) => !isForEvaluation(project, one)) &&
        !(runs && isBeforeOwnServer(project, tool)),
    );
  if (isNamed || isAsked) return undefined;
  // A framework asks a provider unless there is something here that runs models.
  const isFramed = project.withCapability("llm-framework", "agent-framework").some(({ level }) => level === "wired");
  if (isFramed && project.withCapability("llm-runtime").length === 0) return undefined;
  return "Its models run on its own machines: no client of a provider, gateway or framework is called.";
}

/** Whether a gateway is only started beside a model server, and nothing here knows of a provider that it could pass calls on to. */
function isBeforeOwnServer(project: Project, { tool, evidence }: DetectedTool): boolean {
  return (
    !tool.capabilities.includes("llm-provider") &&
    evidence.every(({ kind }) => kind === "image" || kind === "command" || kind === "env") &&
    project.withCapability("llm-provider").length === 0
  );
}

/** Judges and references of an evaluation are asked when somebody runs it. */
function isForEvaluation(project: Project, { at }: Evidence): boolean {
  return at !== undefined && project.role(at.path) === "evaluation";
}
