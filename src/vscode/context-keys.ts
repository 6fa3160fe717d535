import * as vscode from "vscode";
import type { EditorProject } from "./projects/editor-project.js";
import { isUnreadable } from "./projects/manifest-errors.js";
import type { Projects } from "./projects/projects.js";

/** Steps of the walkthrough that are done once a project has a manifest in which all these rules are met. */
const steps = {
  described: [],
  evaluated: ["eval/exists"],
  proven: ["ci/exists", "ci/tests"],
} satisfies Record<string, readonly string[]>;

/** Keeps what `when` clauses ask for in step. A key is set only when it changes. Steps of the walkthrough are ticked as they are done. */
export function setContextKeys(projects: Projects): vscode.Disposable {
  const known = new Map<string, string | undefined>();
  const set = (name: string, value: unknown) => {
    // Lists are compared by what they hold.
    const written = JSON.stringify(value);
    if (known.get(name) === written) return;
    known.set(name, written);
    vscode.commands.executeCommand("setContext", `roadworthy.${name}`, value);
  };
  let done: readonly string[] = [];
  const update = () => {
    const { all, isBusy } = projects;
    set("hasManifest", all.length > 0);
    set("projectCount", all.length);
    // Menus know a folder by its path; in a remote window by that of its URI, for which the editor's host has another scheme.
    set(
      "folders",
      all.flatMap(({ uri }) => [uri.path, uri.fsPath]),
    );
    set("scanning", isBusy);
    set("state", stateOf(all, isBusy));
    const readable = all.filter((project) => !isUnreadable(project));
    set("score", readable.length > 0 ? Math.min(...readable.map(({ report }) => report.score.value)) : undefined);
    const now = doneSteps(all);
    const news = now.filter((step) => !done.includes(step));
    done = now;
    tick(news);
  };
  const tabs = vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
    if (opened.some(({ input }) => input === undefined)) tick(done);
  });
  update();
  return vscode.Disposable.from(tabs, projects.onDidChange(update), projects.onDidChangeBusy(update));
}

/**
 * Ticks steps of the walkthrough, if it is open. A step whose key holds already when VS Code reads the walkthrough, as it does when it is first
 * opened, would never be ticked; so no key holds for longer than an instant, and those of done steps do so again with each page that opens.
 */
function tick(done: readonly string[]): void {
  for (const step of done) for (const holds of [true, false]) vscode.commands.executeCommand("setContext", `roadworthy.${step}`, holds);
}

function doneSteps(all: readonly EditorProject[]): readonly string[] {
  return Object.entries(steps).flatMap(([step, rules]) =>
    all.some((project) => rules.every((rule) => isMet(project, rule))) ? [step] : [],
  );
}

/** Whether no project's manifest can be read, so that there is nothing to show of them. */
export function areUnreadable(all: readonly EditorProject[]): boolean {
  return all.length > 0 && all.every(isUnreadable);
}

function stateOf(all: readonly EditorProject[], isBusy: boolean): "none" | "looking" | "broken" | "ready" {
  if (all.length === 0) return isBusy ? "looking" : "none";
  return areUnreadable(all) ? "broken" : "ready";
}

function isMet({ report }: EditorProject, rule: string): boolean {
  return report.outcomes.get(rule)?.kind === "met";
}
