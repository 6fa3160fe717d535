import * as vscode from "vscode";
import type { Session } from "../../engine/index.js";
import type { Report } from "../../report/report.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";
import { type Engine, loadEngine } from "../load-engine.js";
import type { EditorProject } from "./editor-project.js";
import { eventLoopPause } from "./event-loop.js";
import { today } from "./today.js";
import { workspaceFileSystem } from "./workspace-file-system.js";

/** What is known of one workspace folder, and the reports made from it. Its methods are called one at a time; each rejects when aborted. */
export class FolderReports {
  private readonly byRoot = new Map<string, Report>();
  /** Roots whose report is older than what is known. */
  private readonly outdated = new Set<string>();
  /** What files were that are being read again. Stays when that is ended half-way: what was read by then is no news to the next reading. */
  private readonly versionsBefore = new Map<string, string | undefined>();
  private folders: ReadonlySet<string> = new Set();
  private hasNews = false;

  private constructor(
    private readonly folder: vscode.WorkspaceFolder,
    private readonly engine: Engine,
    private readonly session: Session,
  ) {}

  /** Nothing is read yet. */
  static async of(folder: vscode.WorkspaceFolder): Promise<FolderReports> {
    const engine = await loadEngine();
    return new FolderReports(folder, engine, new engine.Session(workspaceFileSystem(folder.uri)));
  }

  get files(): readonly string[] {
    return this.session.snapshot.files;
  }

  /** What was passed over while reading. */
  get notes(): readonly string[] {
    return this.session.snapshot.notes;
  }

  get hasManifest(): boolean {
    return this.files.some((path) => this.engine.isManifestPath(path));
  }

  /** Whether some report is older than what is known. */
  get isOutdated(): boolean {
    return this.outdated.size > 0;
  }

  /** Whether a reader wants the file, or a result is held against it, so that its content matters. */
  isRead(path: string): boolean {
    return this.session.snapshot.facts.has(path) || this.session.snapshot.lastChanges.has(path);
  }

  /** Whether a file matters by being there: it lies in a folder that is not left out, or a manifest names it. */
  isListed(path: string): boolean {
    const name = nameOf(path);
    return this.folders.has(folderOf(path)) || [...this.session.snapshot.texts.values()].some((text) => text.includes(name));
  }

  /** Lists the folder and reads what is new. */
  async list(signal: AbortSignal, onProgress?: (done: number, total: number) => void): Promise<void> {
    await this.session.refresh({ signal, onProgress, pause: eventLoopPause() });
    this.folders = foldersOf(this.files);
    for (const root of this.session.roots) this.outdated.add(root);
  }

  /** Reads files again that may have changed. */
  async read(paths: readonly string[], signal: AbortSignal): Promise<void> {
    const { session } = this;
    const { facts: before, lastChanges: datedBefore } = session.snapshot;
    for (const path of paths) if (!this.versionsBefore.has(path)) this.versionsBefore.set(path, session.versionOf(path));
    await session.refresh({ changed: paths, signal, pause: eventLoopPause() });
    for (const [path, version] of this.versionsBefore) {
      const { facts, lastChanges } = session.snapshot;
      if (session.versionOf(path) === version && lastChanges.get(path) === datedBefore.get(path)) continue;
      const isShared = this.engine.isRepositoryLevel(path) || facts.get(path)?.ci || before.get(path)?.ci;
      const root = isShared ? undefined : session.rootOf(path);
      for (const one of root === undefined ? session.roots : [root]) this.outdated.add(one);
    }
    this.versionsBefore.clear();
  }

  /** Brings the reports up to date. Gives those that were made. */
  async report(signal: AbortSignal): Promise<readonly Report[]> {
    const made: Report[] = [];
    const { session } = this;
    const { roots } = session;
    const pause = eventLoopPause();
    for (const root of [...this.outdated]) {
      if (roots.includes(root)) {
        const report = await session.reportWithPauses(root, today(), { signal, pause });
        this.byRoot.set(root, report);
        made.push(report);
      }
      this.outdated.delete(root);
      this.hasNews = true;
    }
    for (const root of [...this.byRoot.keys()]) {
      if (!roots.includes(root)) this.hasNews = this.byRoot.delete(root);
    }
    return made;
  }

  /** The projects, where some report is newer than those given last. */
  takeNews(): readonly EditorProject[] | undefined {
    if (!this.hasNews) return undefined;
    this.hasNews = false;
    const { folder, session } = this;
    const { snapshot } = session;
    return [...this.byRoot].map(([root, report]) => ({
      folder,
      uri: vscode.Uri.joinPath(folder.uri, root),
      report,
      snapshot,
      texts: (paths) => session.texts(paths),
    }));
  }
}

function foldersOf(files: readonly string[]): ReadonlySet<string> {
  const folders = new Set([""]);
  for (const file of files) {
    for (let folder = folderOf(file); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  }
  return folders;
}
