import * as z from "zod/mini";
import { placeLabel } from "../formats/place-label.js";
import { PlaceTable } from "../formats/report-input.js";
import { rulePage } from "../formats/rule-page.js";
import { catalogue, findRule } from "../rules/catalogue.js";
import { AgentError, type AgentProject, agentTool } from "./agent-tool.js";
import { beginningOf, boundedAnswer } from "./bounded-answer.js";
import { gapJson } from "./gap-json.js";
import { nearest } from "./nearest.js";
import { pathInput } from "./path-input.js";

const input = z.strictObject({
  rule: z.string().check(z.minLength(1), z.maxLength(200), z.describe("The rule's id, `area/practice`, such as `eval/ci-gate`.")),
  path: pathInput,
});

/** What a rule asks for, why, what counts, and how it came out here. */
export const explainReadinessRule = agentTool({
  name: "explain_readiness_rule",
  title: "Explain readiness rule",
  description:
    "Explains one rule of Roadworthy: what it asks for and why, what counts as evidence, how to meet it, and what the project shows for it. Use it with a rule id from `get_readiness_report` or from a problem whose source is Roadworthy, before mending it. Not for rules of other linters.",
  input,
  isReadOnly: true,
  async run({ rule: id, path }, host) {
    const rule = findRule(id);
    if (!rule) {
      const near = nearest(
        id,
        catalogue.map((one) => one.id),
      );
      throw new AgentError(`There is no rule called \`${id}\`. ${near} \`get_readiness_report\` gives the ids of a project's gaps.`);
    }
    const page = { rule: id, title: rule.title, page: beginningOf(rulePage(rule), 9_000) };
    // What a rule asks for can be told without a project, but a path that leads nowhere is a mistake.
    const project = await host.find(path).catch((error: unknown) => {
      if (path !== undefined || !(error instanceof AgentError)) throw error;
      return undefined;
    });
    return project ? boundedAnswer({ ...page, ...(await here(project, id)) }, ["evidence", "gaps"]) : page;
  },
});

async function here(project: AgentProject, id: string) {
  const outcome = project.report.outcomes.get(id);
  const evidence = outcome?.evidence.slice(0, 20) ?? [];
  const findings = outcome?.findings.slice(0, 50) ?? [];
  const paths = [...evidence, ...findings].flatMap(({ at }) => at?.path ?? []);
  const places = new PlaceTable(await project.texts([...new Set(paths)]));
  return {
    outcome: outcome?.kind,
    ...(outcome?.reason && { reason: outcome.reason }),
    evidence: evidence.map(({ level, what, at }) => ({ level, what, ...(at && { place: placeLabel(places, at) }) })),
    gaps: findings.map((finding) => gapJson(finding, places)),
  };
}
