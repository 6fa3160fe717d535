import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";

/** Frameworks that send traces as soon as a variable says so. */
const frameworks = ["langchain", "langgraph"];
const variable = /\b(?:LANGCHAIN|LANGSMITH)_TRACING(?:_V2)?\b/;

/** The variable by which a framework in use sends what goes in and comes out to LangSmith. */
export function tracedByVariable(project: Project): Evidence | undefined {
  // What CI sets traces its own runs.
  const ofCi = new Set(project.facts("ci").map(({ path }) => path));
  const framework = frameworks.map((id) => project.tool(id)).find((tool) => tool?.level === "wired");
  const set = framework && project.tool("langsmith")?.evidence.find(({ what, at }) => variable.test(what) && !ofCi.has(at?.path ?? ""));
  return set && { level: "wired", what: `${framework.tool.name} is traced: ${set.what}`, at: set.at };
}
