import type { Gap, Rule } from "../rule.js";

export const notebookOrder: Rule = {
  title: "Notebooks run from top to bottom",
  why: { source: "A3", text: "A notebook adds no value on its own; one whose cells were run out of order cannot even be repeated." },
  applies: "notebooks",
  stage: "prototype",
  weight: 1,
  asks: "present",
  evidence: { present: "The execution counts of each notebook rise, or are stripped, and no cell shows an error." },
  noFix: "Only running the notebook again can tell whether it still works.",
  check(project) {
    const notebooks = project.facts("notebook").filter(({ role }) => role === "notebook");
    const gaps: Gap[] = [];
    for (const { path, facts } of notebooks) {
      let last = 0;
      for (const cell of facts.cells) {
        if (cell.kind !== "code" || cell.empty) continue;
        const at = { path, span: cell.sourceSpan, cell: { index: cell.index, span: { start: 0, end: 0 } } };
        if (cell.hasErrorOutput) {
          gaps.push({
            kind: "partial",
            message: `Cell ${cell.index + 1} of \`${project.relative(path)}\` ended in an error. Restart, run all, and save.`,
            at,
          });
          break;
        }
        if (cell.executionCount === null) continue;
        // Equal numbers come of a restart between them, which says nothing of their order.
        if (cell.executionCount < last) {
          gaps.push({
            kind: "partial",
            message: `Cell ${cell.index + 1} of \`${project.relative(path)}\` ran as number ${cell.executionCount}, before the cell above it (${last}). Restart and run all.`,
            at,
          });
          break;
        }
        last = cell.executionCount;
      }
    }
    const kept = notebooks.length - gaps.length;
    const evidence =
      notebooks.length > 0 ? [{ level: "present" as const, what: `${kept} of ${notebooks.length} notebooks are in order` }] : [];
    return {
      evidence,
      gaps: gaps.length > most ? [together(gaps, notebooks.length)] : gaps,
      share: notebooks.length > 0 ? kept / notebooks.length : 1,
    };
  },
};

/** Above this number of notebooks one finding tells of all. */
const most = 5;

function together(gaps: readonly Gap[], notebooks: number): Gap {
  return {
    kind: "partial",
    message: `${gaps.length} of ${notebooks} notebooks did not run from top to bottom, or ended in an error. Restart and run all of those that are still used.`,
    at: gaps[0]?.at,
    related: gaps.slice(0, 10).flatMap(({ message, at }) => (at ? [{ message, at }] : [])),
  };
}
