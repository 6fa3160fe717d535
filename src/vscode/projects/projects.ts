import * as vscode from "vscode";
import { inBackground, type Log } from "../log.js";
import type { EditorProject } from "./editor-project.js";
import { FolderSession, type SettleOptions } from "./folder-session.js";
import { hasManifest } from "./manifest-files.js";
import { relativePath } from "./relative-path.js";
import type { Waiting } from "./shown-work.js";
import { watchChanges } from "./watch-changes.js";

/** The ML projects of the workspace, as of their newest reports. */
export interface Projects extends vscode.Disposable {
  /** Those with a manifest, by URI. */
  readonly all: readonly EditorProject[];
  readonly onDidChange: vscode.Event<void>;
  /** Whether some folder is being listed, or was not yet looked at. */
  readonly isBusy: boolean;
  readonly onDidChangeBusy: vscode.Event<void>;
  /** The innermost project, with or without a manifest, that a file belongs to. */
  of(uri: vscode.Uri): EditorProject | undefined;
  /** Takes in all changes to projects with a manifest. Rejects when the waiting is ended. */
  settle(waiting?: Waiting): Promise<void>;
  /**
   * The up-to-date project of a file or folder, even where there is no manifest; `undefined` outside the workspace.
   * `relist` also finds changes that nobody told of. Rejects when the waiting is ended, and ends what was begun for it.
   */
  assess(uri: vscode.Uri, options?: SettleOptions): Promise<EditorProject | undefined>;
}

/** Follows the workspace's folders. Nothing is read before the first turn of the event loop after activation. */
export function followProjects(log: Log): Projects {
  const sessions = new Map<string, FolderSession>();
  const changed = new vscode.EventEmitter<void>();
  const busyChanged = new vscode.EventEmitter<void>();
  let known: readonly EditorProject[] = [];
  let busy = 0;

  const events = {
    reported() {
      known = distinct([...sessions.values()].flatMap(({ projects }) => projects));
      changed.fire();
    },
    busy(isBusy: boolean) {
      busy += isBusy ? 1 : -1;
      busyChanged.fire();
    },
  };

  const open = (folder: vscode.WorkspaceFolder) => {
    const session = new FolderSession(folder, log, events);
    sessions.set(folder.uri.toString(), session);
    busy++;
    setTimeout(() =>
      inBackground(log, `Looking for a manifest in ${folder.name}`, async () => {
        try {
          if (await hasManifest(folder.uri)) session.watch();
          if (session.isWatching) await session.settle();
        } finally {
          events.busy(false);
        }
      }),
    );
  };
  const close = (folder: vscode.WorkspaceFolder) => {
    sessions.get(folder.uri.toString())?.dispose();
    sessions.delete(folder.uri.toString());
  };

  for (const folder of vscode.workspace.workspaceFolders ?? []) open(folder);
  const subscriptions = [
    vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      removed.forEach(close);
      added.forEach(open);
      if (removed.length > 0) events.reported();
    }),
    watchChanges(() => [...sessions.values()]),
    changed,
    busyChanged,
  ];
  const of = (uri: vscode.Uri) => innermost(known, uri);

  return {
    get all() {
      return known.filter(({ report }) => report.project.manifest.exists);
    },
    onDidChange: changed.event,
    get isBusy() {
      return busy > 0;
    },
    onDidChangeBusy: busyChanged.event,
    of,
    async settle(waiting) {
      await Promise.all([...sessions.values()].filter(({ isWatching }) => isWatching).map((session) => session.settle({ waiting })));
    },
    async assess(uri, options) {
      const around = [...sessions.values()].filter(({ folder }) => relativePath(folder.uri, uri) !== undefined);
      await Promise.all(around.map((session) => session.settle(options)));
      return of(uri);
    },
    dispose() {
      for (const session of sessions.values()) session.dispose();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** Workspace folders may lie in one another: a project seen from several is the outermost one's, which sees the whole repository. */
function distinct(projects: readonly EditorProject[]): readonly EditorProject[] {
  const byUri = new Map<string, EditorProject>();
  const outermostFirst = [...projects].sort((a, b) => a.folder.uri.path.length - b.folder.uri.path.length);
  for (const project of outermostFirst) {
    const key = project.uri.toString();
    if (!byUri.has(key)) byUri.set(key, project);
  }
  return [...byUri].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, project]) => project);
}

function innermost(projects: readonly EditorProject[], uri: vscode.Uri): EditorProject | undefined {
  let best: EditorProject | undefined;
  for (const project of projects) {
    const isDeeper = !best || project.uri.path.length > best.uri.path.length;
    if (isDeeper && relativePath(project.uri, uri) !== undefined) best = project;
  }
  return best;
}
