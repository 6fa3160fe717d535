import * as vscode from "vscode";
import type { NextAction } from "../../engine/index.js";
import type { Report } from "../../report/report.js";
import { loadEngine } from "../load-engine.js";
import { inBackground, type Log } from "../log.js";
import { currentTexts } from "../places/place-in-editor.js";
import type { EditorProject } from "../projects/editor-project.js";
import { eventLoopPause } from "../projects/event-loop.js";
import type { Projects } from "../projects/projects.js";

/** Ms without a newer report before steps are worked out: each fix is tried on a copy of the project, which typing must not wait for. */
const quietMs = 1000;

/** The best next steps of each project. */
export interface NextSteps extends vscode.Disposable {
  /** Best first, for showing; `undefined` while they are not known. */
  known(project: EditorProject): readonly NextAction[] | undefined;
  /** Best first, for this very report; worked out now where they are not known. */
  find(project: EditorProject): Promise<readonly NextAction[]>;
  readonly onDidChange: vscode.Event<void>;
}

/** Works out the steps of all projects when reports that ask for other steps have come to rest. */
export function followNextSteps(projects: Projects, log: Log): NextSteps {
  const exact = new WeakMap<Report, readonly NextAction[]>();
  const shown = new Map<string, { readonly asked: string; readonly actions: readonly NextAction[] }>();
  const changed = new vscode.EventEmitter<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = new AbortController();

  const known = ({ report, uri }: EditorProject) => {
    const last = shown.get(uri.toString());
    return last?.asked === whatIsAsked(report) ? last.actions : undefined;
  };
  const find = async (project: EditorProject, signal?: AbortSignal) => {
    const { report, uri } = project;
    const actions = exact.get(report) ?? (await workOut(project, signal));
    exact.set(report, actions);
    shown.set(uri.toString(), { asked: whatIsAsked(report), actions });
    return actions;
  };
  const updateAll = async () => {
    const { signal } = running;
    try {
      for (const project of projects.all) if (!known(project)) await find(project, signal);
      changed.fire();
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };
  const subscription = projects.onDidChange(() => {
    running.abort();
    clearTimeout(timer);
    if (projects.all.every(known)) return;
    running = new AbortController();
    timer = setTimeout(() => inBackground(log, "Working out next steps", updateAll), quietMs);
  });
  return {
    known,
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

/** Reports for which this is the same have the same steps to show: most edits change neither the score nor what is missing. */
function whatIsAsked({ findings, score }: Report): string {
  return [score.exact, ...findings.map(({ fixes: [fix], rule }) => `${rule} ${fix?.title ?? ""}`)].join("\n");
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
