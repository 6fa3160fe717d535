import type * as vscode from "vscode";
import { describeError, type Log } from "../log.js";
import { setting } from "../settings.js";
import type { EditorProject } from "./editor-project.js";
import { FolderReports } from "./folder-reports.js";
import type { Waiting } from "./shown-work.js";

/** Ms from the first created or deleted file to listing again, so that a checkout is one listing. */
const listingDelayMs = 500;
/** Listing again and again, where files come and go all the time, takes at most one part in this many. */
const listingShare = 5;

/** What a session tells the rest of the extension. */
export interface SessionEvents {
  /** The projects have newer reports, or are gone. */
  readonly reported: () => void;
  /** A listing began or ended. */
  readonly busy: (busy: boolean) => void;
}

/** What is asked for besides what is due anyway. */
export interface SettleOptions {
  /** Also looks for changes that nobody told of. */
  readonly relist?: boolean;
  /** Who waits for it, and may stop to. */
  readonly waiting?: Waiting;
}

/**
 * Decides when the reports of one workspace folder are brought up to date. One run at a time; a newer one takes the place of an older one.
 * A folder without a manifest is read only when somebody asks for its report.
 */
export class FolderSession implements vscode.Disposable {
  /** As of the last run. A folder without a manifest is one project once it was asked for. */
  projects: readonly EditorProject[] = [];
  /** Whether the folder has a manifest, so that it is kept up to date. */
  isWatching = false;
  private reports: FolderReports | undefined;
  private readonly changedPaths = new Set<string>();
  /** What came or went before the first listing could tell which folders are left out. */
  private readonly earlyPaths = new Set<string>();
  private listingDue = true;
  private isDisposed = false;
  private lastListing = { ended: 0, took: 0 };
  private textTimer: ReturnType<typeof setTimeout> | undefined;
  private listingTimer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | undefined;
  private queue: Promise<void> = Promise.resolve();

  constructor(
    readonly folder: vscode.WorkspaceFolder,
    private readonly log: Log,
    private readonly events: SessionEvents,
  ) {}

  /** When the folder was last listed, in ms since 1970; 0 before the first time. */
  get listedAt(): number {
    return this.lastListing.ended;
  }

  /** A manifest was seen: from here on the folder is kept up to date. */
  watch(): void {
    if (this.isWatching) return;
    this.isWatching = true;
    // A listing that is under way will do, and one that is due stays due.
    this.listingDue ||= !this.running;
    this.startRun();
  }

  /** A file's content is not what it was, on disk or in an editor. */
  textChanged(path: string): void {
    if (!this.isWatching || (!this.running && !this.reports?.isRead(path))) return;
    this.changedPaths.add(path);
    clearTimeout(this.textTimer);
    this.textTimer = setTimeout(() => this.startRun(), setting("problems.delayMs", this.folder.uri));
  }

  /** A file or folder came or went. What happens in folders that are left out, such as `.git`, is not looked at. */
  pathChanged(path: string): void {
    if (this.listedAt > 0) {
      if (this.reports?.isListed(path)) this.relistSoon();
    } else if (this.running) this.earlyPaths.add(path);
  }

  /** Asks for a listing when its turn comes. */
  relistSoon(): void {
    if (!this.isWatching) return;
    const rest = this.lastListing.ended + listingShare * this.lastListing.took - Date.now();
    this.listingTimer ??= setTimeout(
      () => {
        this.listingDue = true;
        this.startRun();
      },
      Math.max(listingDelayMs, rest),
    );
  }

  /** Takes in every change known so far and gives the projects. Rejects when the waiting is ended, and with it a run that was begun for it. */
  async settle(options: SettleOptions = {}): Promise<readonly EditorProject[]> {
    const { waiting } = options;
    // Of a folder that is not watched nobody tells what changed.
    if (options.relist || this.listingTimer || this.earlyPaths.size > 0 || !this.isWatching) this.listingDue = true;
    if (this.isBehind) this.startRun(waiting);
    // A run that is waited for may be aborted for a newer one.
    for (let awaited: Promise<void> | undefined; awaited !== this.queue; await orEnded(awaited, waiting?.signal)) awaited = this.queue;
    waiting?.signal.throwIfAborted();
    // A text that changed while the last run ended has kept its news back, and a run that nobody waited for any more has left some to do.
    return this.isBehind && !this.isDisposed ? this.settle({ waiting }) : this.projects;
  }

  /** Whether a run would find something to do, besides what one that is under way does. */
  private get isBehind(): boolean {
    return this.listingDue || this.changedPaths.size > 0 || (!this.running && this.reports?.isOutdated === true);
  }

  dispose(): void {
    clearTimeout(this.textTimer);
    clearTimeout(this.listingTimer);
    this.changedPaths.clear();
    this.listingDue = false;
    this.isDisposed = true;
    this.running?.abort();
  }

  /** Starts a run in place of the one that is under way; but the first listing is let finish, since all else builds on it. */
  private startRun(waiting?: Waiting): void {
    clearTimeout(this.textTimer);
    if (this.listedAt > 0) this.running?.abort();
    this.queue = this.queue.then(() => this.run(waiting));
  }

  /** Never rejects. What an aborted run did not finish is left to the next one. */
  private async run(waiting: Waiting | undefined): Promise<void> {
    if (waiting?.signal.aborted) return;
    this.running = new AbortController();
    const { signal } = this.running;
    const end = () => this.running?.abort();
    waiting?.signal.addEventListener("abort", end);
    try {
      this.reports ??= await FolderReports.of(this.folder);
      // An edit is not kept waiting by a listing.
      if (this.listedAt > 0) await this.readChanged(this.reports, signal);
      if (this.listingDue) await this.list(this.reports, signal, waiting);
      await this.publish(this.reports, signal);
    } catch (error) {
      if (!signal.aborted) this.log.error(`${this.folder.name}: ${describeError(error)}`);
    } finally {
      waiting?.signal.removeEventListener("abort", end);
      this.running = undefined;
    }
  }

  private async readChanged(reports: FolderReports, signal: AbortSignal): Promise<void> {
    const changed = [...this.changedPaths].filter((path) => reports.isRead(path));
    this.changedPaths.clear();
    if (changed.length === 0) return;
    try {
      await reports.read(changed, signal);
    } catch (error) {
      if (signal.aborted) for (const path of changed) this.changedPaths.add(path);
      throw error;
    }
    await this.publish(reports, signal);
  }

  private async list(reports: FolderReports, signal: AbortSignal, waiting: Waiting | undefined): Promise<void> {
    clearTimeout(this.listingTimer);
    this.listingTimer = undefined;
    this.listingDue = false;
    const started = Date.now();
    this.events.busy(true);
    try {
      await reports.list(signal, waiting?.onProgress);
    } catch (error) {
      this.listingDue = signal.aborted;
      throw error;
    } finally {
      this.events.busy(false);
    }
    this.lastListing = { ended: Date.now(), took: Date.now() - started };
    this.isWatching = reports.hasManifest;
    for (const path of this.earlyPaths) this.pathChanged(path);
    this.earlyPaths.clear();
    this.log.info(`${this.folder.name}: ${reports.files.length} files listed and read in ${this.lastListing.took} ms`);
    for (const note of reports.notes) this.log.warn(note);
  }

  private async publish(reports: FolderReports, signal: AbortSignal): Promise<void> {
    const started = Date.now();
    const made = await reports.report(signal);
    for (const { project, rules } of made)
      this.log.info(`${this.folder.name}: ${rules.length} rules judged in ${Date.now() - started} ms (${project.manifest.path})`);
    // What changed meanwhile is about to make the reports outdated again, and their places are wrong by now.
    const projects = this.changedPaths.size === 0 ? reports.takeNews() : undefined;
    if (!projects) return;
    this.projects = projects;
    this.events.reported();
  }
}

/** Waits for some work, but no longer than until a signal is aborted. */
function orEnded(work: Promise<void> | undefined, signal: AbortSignal | undefined): Promise<void> | undefined {
  if (!work || !signal) return work;
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener("abort", end);
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}
