import * as z from "zod/mini";
import { type AgentHost, type AgentProject, agentTool, checkedInput } from "./agent-tool.js";
import { boundedAnswer } from "./bounded-answer.js";
import { pathInput } from "./path-input.js";
import { type AgentPlan, blanksIn, planForAgent } from "./plan-for-agent.js";

const name = "apply_readiness_scaffold";

const input = z.strictObject({
  scaffold: z
    .string()
    .check(z.minLength(1), z.maxLength(100), z.describe("The scaffold's id, previewed with `preview_readiness_scaffold`.")),
  path: pathInput,
});

/** Writes a scaffold. */
export const applyReadinessScaffold = agentTool({
  name,
  title: "Apply readiness scaffold",
  description:
    "Writes the files of a scaffold into the project, after the user has confirmed. Never overwrites a file. Call `preview_readiness_scaffold` first and only apply what the user wants. Afterwards fill in the places that it gives as `toFillIn`: placeholders earn no points.",
  input,
  isReadOnly: false,
  async run({ scaffold, path }, host) {
    const project = await host.find(path);
    const plan = await planForAgent(project, scaffold);
    if (plan.changes.length === 0) return { scaffold, written: [], note: "There is nothing to add: what it writes is there already." };
    const written = await host.write(project, plan.changes);
    const after = await host.find(path);
    return boundedAnswer(
      {
        scaffold,
        written,
        leftAlone: plan.skipped,
        scoreBefore: plan.scoreBefore,
        scoreAfter: after.report.score.value,
        toFillIn: blanksIn(plan),
      },
      ["leftAlone", "toFillIn", "written"],
    );
  },
});

/** What it would do for an input, to be confirmed by a person. Writes nothing. @throws AgentError as the tool does. */
export async function planApplication(
  given: unknown,
  host: AgentHost,
): Promise<{ readonly project: AgentProject; readonly plan: AgentPlan }> {
  const { scaffold, path } = checkedInput({ name, input }, given);
  const project = await host.find(path);
  return { project, plan: await planForAgent(project, scaffold) };
}
