import * as z from "zod/mini";
import { unifiedDiff } from "../formats/unified-diff.js";
import { agentTool } from "./agent-tool.js";
import { beginningOf, boundedAnswer } from "./bounded-answer.js";
import { pathInput } from "./path-input.js";
import { planForAgent } from "./plan-for-agent.js";

const input = z.strictObject({
  scaffold: z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(100),
      z.describe("The scaffold's id as `get_readiness_report` gives it, such as `dockerfile` or `eval-suite`."),
    ),
  path: pathInput,
});

/** What a scaffold would write, as a diff. */
export const previewReadinessScaffold = agentTool({
  name: "preview_readiness_scaffold",
  title: "Preview readiness scaffold",
  description:
    "Shows what a scaffold would write (an evaluation suite, Dockerfile, CI workflow, monitoring, drift job, model card and others), filled in from the project's own stack, as a unified diff with the score before and after. Writes nothing. Use it to close a gap that `get_readiness_report` gives with a `scaffold`, before writing such files by hand.",
  input,
  isReadOnly: true,
  async run({ scaffold, path }, host) {
    const { changes, skipped, ...plan } = await planForAgent(await host.find(path), scaffold);
    return boundedAnswer(
      {
        ...plan,
        ...(changes.length === 0 && { note: "There is nothing to add: what it writes is there already." }),
        files: changes.map((change) => ({
          path: change.path,
          isNew: change.before === undefined,
          diff: beginningOf(unifiedDiff([change]), 6_000),
        })),
        leftAlone: skipped,
      },
      ["leftAlone", "files"],
    );
  },
});
