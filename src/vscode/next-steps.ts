import * as vscode from "vscode";
import type { NextAction } from "../engine/index.js";
import type { Report } from "../report/report.js";
import type { EditorProject } from "./editor-project.js";
import { eventLoopPause } from "./event-loop.js";
import { loadEngine } from "./load-engine.js";
import { inBackground, type Log } from "./log.js";
import { currentTexts } from "./place-in-editor.js";
import type { Projects } from "./projects.js";

/** Ms without a newer report before steps are worked out: each fix is tried on a copy of the project, which typing must not wait for. */
const quietMs = 1000;

/** The best next steps of each project. */
export interface NextSteps extends vscode.Disposable {
  /** Best first; `undefined` while they are not known for the newest report. */
  known(project: EditorProject): readonly NextAction[] | undefined;
  /** The same, worked out now where they are not known. */
  find(project: EditorProject): Promise<readonly NextAction[]>;
  readonly onDidChange: vscode.Event<void>;
}

/** Works out the steps of all projects whenever reports have come to rest. */
export function followNextSteps(projects: Projects, log: Log): NextSteps {
  const steps = new WeakMap<Report, readonly NextAction[]>();
  const changed = new vscode.EventEmitter<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = new AbortController();

  const find = async (project: EditorProject, signal?: AbortSignal) => {
    const found = steps.get(project.report) ?? (await workOut(project, signal));
    steps.set(project.report, found);
    return found;
  };
  const updateAll = async () => {
    const { signal } = running;
    try {
      for (const project of projects.all) await find(project, signal);
      changed.fire();
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };
  const subscription = projects.onDidChange(() => {
    running.abort();
    running = new AbortController();
    clearTimeout(timer);
    timer = setTimeout(() => inBackground(log, "Working out next steps", updateAll), quietMs);
  });
  return {
    known: ({ report }) => steps.get(report),
    find,
    onDidChange: changed.event,
    dispose() {
      clearTimeout(timer);
      running.abort();
      subscription.dispose();
      changed.dispose();
    },
  };
}

/** One step after the other, so that the event loop turns in between. */
async function workOut(project: EditorProject, signal?: AbortSignal): Promise<readonly NextAction[]> {
  const { rankActions, tryActions } = await loadEngine();
  const { report, snapshot } = project;
  const edited = report.findings.flatMap(({ fixes: [fix] }) => (fix?.kind === "edit" ? fix.edits.map(({ path }) => path) : []));
  const texts = await currentTexts(project, edited);
  const pause = eventLoopPause();
  const actions: NextAction[] = [];
  for (const action of tryActions(snapshot, report, texts)) {
    actions.push(action);
    await pause();
    signal?.throwIfAborted();
  }
  return rankActions(actions);
}
