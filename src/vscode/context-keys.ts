import * as vscode from "vscode";
import type { EditorProject } from "./editor-project.js";
import type { Projects } from "./projects.js";

/** Practices that steps of the walkthrough are about, by the name of their context key: all rules of one have to be met. */
const steps = {
  evaluated: ["eval/exists"],
  proven: ["ci/exists", "ci/tests"],
} as const;

/** Keeps what `when` clauses ask for in step. A key is set only when it changes. */
export function setContextKeys(projects: Projects): vscode.Disposable {
  const known = new Map<string, unknown>();
  const set = (name: string, value: unknown) => {
    if (known.get(name) === value) return;
    known.set(name, value);
    vscode.commands.executeCommand("setContext", `roadworthy.${name}`, value);
  };
  const update = () => {
    const { all, isBusy } = projects;
    set("hasManifest", all.length > 0);
    set("projectCount", all.length);
    set("scanning", isBusy);
    set("state", stateOf(all, isBusy));
    set("score", all.length > 0 ? Math.min(...all.map(({ report }) => report.score.value)) : undefined);
    for (const [step, rules] of Object.entries(steps))
      set(
        step,
        all.some((project) => rules.every((rule) => isMet(project, rule))),
      );
  };
  update();
  return vscode.Disposable.from(projects.onDidChange(update), projects.onDidChangeBusy(update));
}

/** Whether no project's manifest can be read, so that there is nothing to show of them. */
export function areUnreadable(all: readonly EditorProject[]): boolean {
  return all.length > 0 && all.every(({ report }) => report.project.manifest.root?.kind !== "map");
}

function stateOf(all: readonly EditorProject[], isBusy: boolean): "none" | "looking" | "broken" | "ready" {
  if (all.length === 0) return isBusy ? "looking" : "none";
  return areUnreadable(all) ? "broken" : "ready";
}

function isMet({ report }: EditorProject, rule: string): boolean {
  return report.outcomes.get(rule)?.kind === "met";
}
