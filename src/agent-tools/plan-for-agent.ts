import { type PlannedChanges, planChanges } from "../engine/plan-changes.js";
import { judgeProject } from "../report/judge-project.js";
import { scaffolds } from "../scaffolds/index.js";
import { planScaffold, type ScaffoldPlan } from "../scaffolds/plan-scaffold.js";
import { AgentError, type AgentProject } from "./agent-tool.js";
import { nearest } from "./nearest.js";

/** What writing a scaffold would do to a project. */
export interface AgentPlan extends Pick<PlannedChanges, "changes">, Pick<ScaffoldPlan, "skipped"> {
  readonly scaffold: string;
  readonly title: string;
  readonly scoreBefore: number;
  readonly scoreAfter: number;
}

/** Plans a scaffold; nothing is written. @throws AgentError for an unknown one. */
export async function planForAgent(project: AgentProject, id: string): Promise<AgentPlan> {
  const scaffold = Object.hasOwn(scaffolds, id) ? scaffolds[id] : undefined;
  if (!scaffold) throw new AgentError(`There is no scaffold called \`${id}\`. ${nearest(id, Object.keys(scaffolds), 60)}`);
  const { report, snapshot } = project;
  const { skipped } = planScaffold(report.project, id);
  const { changes, project: after } = await planChanges(
    { snapshot, project: report.project },
    [(state) => planScaffold(state, id).edits],
    project,
  );
  return {
    scaffold: id,
    title: scaffold.title,
    changes,
    skipped,
    scoreBefore: report.score.value,
    scoreAfter: judgeProject(after, report.rules).score.value,
  };
}

/** What people have yet to fill in, line by line. */
export function blanksIn(plan: Pick<AgentPlan, "changes">): readonly { readonly place: string; readonly text: string }[] {
  return plan.changes.flatMap(({ path, before, after }) => {
    const known = new Set(before?.split("\n"));
    return after
      .split("\n")
      .map((text, index) => ({ place: `${path}:${index + 1}`, text: text.trim(), isNew: !known.has(text) }))
      .filter(({ text, isNew }) => isNew && /\bTODO\b/.test(text))
      .map(({ place, text }) => ({ place, text: text.slice(0, 200) }));
  });
}
