import { productionModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { describeStack } from "../project/stack.js";
import { modelModule } from "./model-module.js";
import { newFile } from "./new-file.js";
import type { Scaffold } from "./scaffold.js";
import { agentLimitsModule } from "./templates/agent-limits-module.js";

/** Ends agent runs that go in circles. */
export const agentLimits: Scaffold = {
  title: "Agent limits",
  description: "A module that bounds the steps, the time and the cost of each run of an agent.",
  effort: 15,
  raises: ["llm/agent-bounds"],
  suits: (project) => project.traits.agent.value && modelModule(project, describeStack(project), "agent_limits").language === "python",
  edits(project) {
    const place = modelModule(project, describeStack(project), "agent_limits");
    // Only Python: in scripts the frameworks themselves take a limit of steps.
    if (place.language !== "python") return [];
    return [newFile(project, place.path, agentLimitsModule(place, frameworkOf(project)))];
  },
};

/** The lines by which the agent framework in use takes a limit of steps. */
function frameworkOf(project: Project): string | undefined {
  const imported = productionModules(project).flatMap(({ facts }) => facts.imports.map(({ module }) => module));
  return options.find(([pattern]) => imported.some((module) => pattern.test(module)))?.[1];
}

const options: readonly (readonly [RegExp, string])[] = [
  [/^langgraph\b/, 'graph.invoke(state, config={"recursion_limit": MAX_STEPS})'],
  [/^agents\b/, "await Runner.run(agent, question, max_turns=MAX_STEPS)"],
  [/^pydantic_ai\b/, "agent.run_sync(question, usage_limits=UsageLimits(request_limit=MAX_STEPS))"],
  [/^crewai\b/, "Agent(..., max_iter=MAX_STEPS, max_execution_time=MAX_SECONDS)"],
  [/^smolagents\b/, "CodeAgent(..., max_steps=MAX_STEPS)"],
  [/^langchain\b/, "AgentExecutor(..., max_iterations=MAX_STEPS, max_execution_time=MAX_SECONDS)"],
];
