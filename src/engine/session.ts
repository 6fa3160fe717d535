import { classifyReference } from "../manifest/classify-reference.js";
import type { Manifest } from "../manifest/manifest.js";
import { manifestSteps } from "../manifest/read-manifest.js";
import { textsIn } from "../manifest/texts-in.js";
import { buildProject, projectSteps } from "../project/build-project.js";
import { datedFiles, filesAt } from "../project/covered-files.js";
import type { Project } from "../project/project.js";
import { findProjectRoots, findProjects, isManifestPath, projectRootOf } from "../project/project-roots.js";
import { type FileFacts, readFacts, type Snapshot } from "../project/snapshot.js";
import { datasetReader } from "../readers/dataset.js";
import { readers } from "../readers/index.js";
import type { AnyReader } from "../readers/reader.js";
import { readerSelector } from "../readers/select-readers.js";
import { makeReport, type Report, reportSteps } from "../report/report.js";
import type { Steps } from "../text/steps.js";
import { decode } from "../workspace/decode.js";
import type { FileSystem } from "../workspace/file-system.js";
import type { Repository } from "../workspace/git/repository.js";
import { listFiles } from "../workspace/list-files.js";
import { folderOf, nameOf, prefixOf } from "../workspace/path-parts.js";
import { type RecordFiles, recordFiles } from "../workspace/record-files.js";
import { holds } from "../workspace/sorted-paths.js";
import { ChangeDates } from "./change-dates.js";
import { keptText } from "./kept-text.js";
import { PolicyFiles } from "./policy-files.js";
import { TemplateFiles } from "./template-files.js";

/** Bounds of a session. */
export interface SessionLimits {
  /** The most files listed. */
  readonly maximumFiles: number;
  /** The most bytes read in one refresh. */
  readonly maximumBytes: number;
}

const defaultLimits: SessionLimits = { maximumFiles: 1_000_000, maximumBytes: 1_000_000_000 };

/** What a refresh is asked to do. */
export interface RefreshOptions {
  /** Only these paths changed, appeared or went; without it the whole workspace is listed again. */
  readonly changed?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** Called before each step of the work; an editor yields to its event loop here. */
  readonly pause?: () => Promise<void> | undefined;
}

interface CachedFile {
  readonly version: string;
  readonly facts: FileFacts;
  readonly failures?: readonly string[];
  /** Of manifests and of files that fixes change. */
  readonly text?: string;
}

/** More than a manifest may have, so that one that is too large is told from one that is binary. */
const manifestBytes = 64_000_000;

/**
 * Keeps what is known of one workspace and brings it up to date file by file: facts are cached by path and version, so only what changed is read again.
 * Give it a `FileSystem`, call `refresh`, then ask for reports.
 */
export class Session {
  private readonly select: (path: string) => readonly AnyReader[];
  private readonly cache = new Map<string, CachedFile>();
  /** Whether paths that manifests name exist although the listing leaves them out; kept until the workspace is listed again. */
  private readonly probes = new Map<string, boolean>();
  /** Data files that were read because a manifest names them. */
  private readonly namedData = new Map<string, CachedFile>();
  /** What those that are named now show. */
  private named: ReadonlyMap<string, FileFacts> = new Map();
  private readonly limits: SessionLimits;
  private readonly policyFiles: PolicyFiles;
  private readonly templateFiles: TemplateFiles;
  private readonly changeDates: ChangeDates;
  private files: readonly string[] = [];
  private listed = false;
  /** Whether anything but a manifest changed since the last snapshot. */
  private isSourcesChanged = true;
  private records = recordFiles([]);
  private listingNotes: readonly string[] = [];
  private current: Snapshot = {
    workspace: {},
    sources: {},
    files: [],
    facts: new Map(),
    probed: new Set(),
    manifests: new Map(),
    policies: new Map(),
    templates: new Map(),
    texts: new Map(),
    lastChanges: new Map(),
    notes: [],
  };

  constructor(
    private readonly fileSystem: FileSystem,
    options: {
      readonly limits?: Partial<SessionLimits>;
      readonly readers?: readonly AnyReader[];
      /** Where the file system does not hold the repository's own files: the repository, as of the commit that the files are of. */
      readonly repository?: () => Promise<Repository | undefined>;
    } = {},
  ) {
    this.templateFiles = new TemplateFiles(fileSystem);
    this.policyFiles = new PolicyFiles(fileSystem);
    this.changeDates = new ChangeDates(fileSystem, options.repository);
    this.limits = { ...defaultLimits, ...options.limits };
    this.select = readerSelector(options.readers ?? readers);
  }

  /** The state after the last refresh. */
  get snapshot(): Snapshot {
    return this.current;
  }

  /** Another one whenever a file was read anew; `undefined` of files that nothing reads. */
  versionOf(path: string): string | undefined {
    return this.cache.get(path)?.version;
  }

  /** Project folders, relative to the workspace, sorted. */
  get roots(): readonly string[] {
    return findProjectRoots(this.current);
  }

  /** The project folder that a path belongs to. */
  rootOf(path: string): string | undefined {
    return projectRootOf(path, this.roots);
  }

  /** Reads what is new. @throws the signal's reason when aborted; the session then keeps its last state and a later refresh goes on. */
  async refresh(options: RefreshOptions = {}): Promise<void> {
    const changed = options.changed && this.listed ? await this.stillListed(options.changed) : undefined;
    if (!changed) await this.list(options);
    await this.read(changed ?? this.files, options);
    await this.takeSnapshot(changed, options);
  }

  /** The project in the folder `root`. */
  project(root: string, date: string): Project {
    return buildProject(this.current, root, { date, roots: this.roots });
  }

  /** The report on the project in the folder `root`. `date` is today, `YYYY-MM-DD`. */
  report(root: string, date: string): Report {
    return makeReport(this.project(root, date));
  }

  /** As `report`, with pauses between steps. Rejects with the signal's reason when aborted. */
  async reportWithPauses(root: string, date: string, pauses: Pauses): Promise<Report> {
    return withPauses(stepsTo(projectSteps(this.current, root, { date, roots: this.roots })), pauses);
  }

  /** The texts of files, by path, for code frames and edits; those that cannot be read are left out. */
  async texts(paths: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    for (const path of new Set(paths)) {
      const content = await this.fileSystem.readFile(path, 50_000_000).catch(() => undefined);
      const text = content?.text ?? (content?.bytes && decode(content.bytes));
      if (text !== undefined) texts.set(path, text);
    }
    return texts;
  }

  private async list({ signal, pause }: RefreshOptions): Promise<void> {
    const listing = await listFiles(this.fileSystem, { maximumFiles: this.limits.maximumFiles, signal });
    if (listing.files.length !== this.files.length || listing.files.some((path, index) => path !== this.files[index])) {
      this.files = listing.files;
      this.isSourcesChanged = true;
    }
    await pause?.();
    this.records = recordFiles(this.files);
    // What was a file by itself may be a record now.
    for (const path of this.records.others) this.cache.delete(path);
    this.listingNotes = [...listing.notes, ...recordsNote(this.records)];
    this.listed = true;
    this.probes.clear();
  }

  /**
   * The changed paths that are listed and still there; gone ones are forgotten. `undefined` when the workspace has to be listed again:
   * a new file may be ignored, and an ignore file speaks for others.
   */
  private async stillListed(changed: readonly string[]): Promise<readonly string[] | undefined> {
    const present: string[] = [];
    const gone = new Set<string>();
    for (const path of changed) {
      if (path.endsWith(".gitignore")) return undefined;
      this.probes.delete(path);
      const isThere = (await this.fileSystem.readFile(path, 0).catch(() => undefined)) !== undefined;
      const isKnown = holds(this.files, path);
      if (isThere && isKnown) present.push(path);
      else if (isThere || this.records.folders.has(folderOf(path))) return undefined;
      else if (isKnown) gone.add(path);
    }
    if (gone.size > 0) {
      for (const path of gone) this.cache.delete(path);
      this.files = this.files.filter((path) => !gone.has(path));
      this.isSourcesChanged = true;
    }
    return present;
  }

  private async read(paths: readonly string[], { signal, onProgress, pause }: RefreshOptions): Promise<void> {
    const wanted: { path: string; readers: readonly AnyReader[] }[] = [];
    for (const [index, path] of paths.entries()) {
      const readers = this.records.others.has(path) ? this.select(path).filter(isNamedBy(path)) : this.select(path);
      if (readers.length > 0 || isManifestPath(path)) wanted.push({ path, readers });
      if (index % 1000 === 0) await pause?.();
    }
    let bytes = 0;
    let done = 0;
    let next = 0;
    const worker = async () => {
      while (next < wanted.length && bytes < this.limits.maximumBytes) {
        signal?.throwIfAborted();
        const item = wanted[next++];
        if (!item) return;
        bytes += await this.readOne(item.path, item.readers, { signal, pause });
        onProgress?.(++done, wanted.length);
      }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    if (next < wanted.length)
      this.listingNotes = [
        ...this.listingNotes,
        `Read ${bytes.toLocaleString("en")} bytes and stopped; ${wanted.length - next} files were not read.`,
      ];
  }

  /** Reads one file unless it is unchanged. Gives the number of bytes read. */
  private async readOne(path: string, fileReaders: readonly AnyReader[], { signal, pause }: Pauses): Promise<number> {
    const known = this.cache.get(path);
    const most = isManifestPath(path) ? manifestBytes : Math.max(...fileReaders.map(({ maxBytes }) => maxBytes));
    const failures: string[] = [];
    let content: Awaited<ReturnType<FileSystem["readFile"]>>;
    try {
      content = await this.fileSystem.readFile(path, most, known?.version);
    } catch (error) {
      failures.push(`${path}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
    // Contents arrive together: each is read in a turn of its own once the slice is used up.
    for (let pausing = pause?.(); pausing; pausing = pause?.()) await pausing;
    // The refresh that asked may have ended, and a later one have read the file since.
    signal?.throwIfAborted();
    if (!content) {
      if (known?.version !== "") this.isSourcesChanged = true;
      this.cache.set(path, { version: "", facts: {}, failures });
      return 0;
    }
    if (known && known.version === content.version) return 0;
    const text = content.text ?? (content.bytes && decode(content.bytes));
    const facts = readFacts(fileReaders, { path, text, bytes: content.size }, failures);
    if (!isManifestPath(path)) this.isSourcesChanged = true;
    this.cache.set(path, {
      version: content.version,
      facts,
      ...(failures.length > 0 && { failures }),
      ...keptText(path, text, facts, fileReaders),
    });
    return content.bytes?.length ?? 0;
  }

  private async takeSnapshot(changed: readonly string[] | undefined, { signal, pause }: RefreshOptions): Promise<void> {
    const facts = new Map<string, FileFacts>();
    const texts = new Map<string, string>();
    const failures: string[] = [];
    // While no file comes or goes, those that were read stay the same few. But a listing that was ended half-way has left files to be read.
    const isSameFew = this.files === this.current.files && changed?.every((path) => this.current.facts.has(path));
    for (const path of isSameFew ? this.current.facts.keys() : this.files) {
      const cached = this.cache.get(path);
      if (!cached) continue;
      facts.set(path, cached.facts);
      failures.push(...(cached.failures ?? []));
      if (cached.text !== undefined) texts.set(path, cached.text);
    }
    await pause?.();
    const manifests = new Map<string, Manifest>();
    for (const [path, text] of texts) {
      if (!isManifestPath(path)) continue;
      const previous = this.current.manifests.get(path);
      manifests.set(path, previous?.text === text ? previous : await withPauses(manifestSteps(path, text, previous), { signal, pause }));
    }
    await pause?.();
    const probed = await this.probe(manifests);
    await pause?.();
    const named = await this.readNamedData(manifests);
    if (named.size !== this.named.size || [...named].some(([path, found]) => this.named.get(path) !== found)) this.isSourcesChanged = true;
    this.named = named;
    for (const [path, found] of named) {
      facts.set(path, found);
      failures.push(...(this.namedData.get(path)?.failures ?? []));
    }
    const paths = datedFiles(manifests.values(), this.files, probed);
    const lastChanges = await this.changeDates.load({
      paths,
      isListed: (path) => filesAt(path, this.files)[0] === path,
      changed,
      signal,
      pause,
    });
    if (lastChanges !== this.current.lastChanges) this.isSourcesChanged = true;
    const sources = this.isSourcesChanged ? {} : this.current.sources;
    this.isSourcesChanged = false;
    this.current = {
      workspace: this.current.workspace,
      sources,
      files: this.files,
      facts,
      probed,
      manifests,
      templates: await this.templateFiles.load(manifests, this.files),
      policies: await this.policyFiles.load(manifests, this.files, changed),
      texts,
      lastChanges,
      notes: [...this.listingNotes, ...failures, ...collectionNote({ files: this.files, facts }, manifests)],
    };
  }

  /** The facts of the data files that manifests name, whatever they are called; read once per version. */
  private async readNamedData(manifests: ReadonlyMap<string, Manifest>): Promise<ReadonlyMap<string, FileFacts>> {
    const found = new Map<string, FileFacts>();
    for (const [manifest, { value: claims }] of manifests) {
      for (const value of textsIn(claims)) {
        if (!/\.(?:csv|tsv|jsonl|ndjson)$/i.test(value)) continue;
        const path = prefixOf(manifest) + value.replace(/^\.\//, "");
        const cached = this.cache.get(path);
        if (!cached || cached.facts.dataset) continue;
        let known = this.namedData.get(path);
        if (known?.version !== cached.version) {
          const content = await this.fileSystem.readFile(path, datasetReader.maxBytes).catch(() => undefined);
          const text = content && (content.text ?? (content.bytes && decode(content.bytes)));
          const failures: string[] = [];
          const { dataset } = content ? readFacts([datasetReader], { path, text, bytes: content.size }, failures) : {};
          known = { version: cached.version, facts: dataset ? { ...cached.facts, dataset } : cached.facts, failures };
          this.namedData.set(path, known);
        }
        if (known.facts.dataset) found.set(path, known.facts);
      }
    }
    return found;
  }

  /** Looks up the paths that manifests name and that the listing leaves out: ignored data, DVC outputs. */
  private async probe(manifests: ReadonlyMap<string, Manifest>): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (const [path, { value: claims }] of manifests) {
      const folder = prefixOf(path);
      for (const value of textsIn(claims)) {
        if (classifyReference(value) !== "path") continue;
        const target = folder + value.replace(/#.*$/s, "").replace(/^\.\//, "").replace(/\/$/, "");
        if (target.includes("..")) continue;
        const known = this.probes.get(target) ?? (!holds(this.files, target) && (await this.isThere(target)));
        this.probes.set(target, known);
        if (known) found.add(target);
      }
    }
    return found;
  }

  private async isThere(path: string): Promise<boolean> {
    const file = await this.fileSystem.readFile(path, 0).catch(() => undefined);
    if (file) return true;
    return this.fileSystem.readDirectory(path).then(
      () => true,
      () => false,
    );
  }
}

type Pauses = Pick<RefreshOptions, "signal" | "pause">;

/** Does some work, with a pause before each step. Rejects with the signal's reason when aborted. */
async function withPauses<Result>(steps: Steps<Result>, { signal, pause }: Pauses): Promise<Result> {
  for (;;) {
    const pausing = pause?.();
    if (pausing) await pausing;
    signal?.throwIfAborted();
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function* stepsTo(project: Steps<Project>): Steps<Report> {
  return yield* reportSteps(yield* project);
}

/** Readers that want a file by its name want it wherever it lies: a `package.json` is no record. */
function isNamedBy(path: string): (reader: AnyReader) => boolean {
  const name = nameOf(path).toLowerCase();
  return ({ files }) => files.names?.includes(name) ?? false;
}

function recordsNote({ folders, others }: RecordFiles): readonly string[] {
  if (others.size === 0) return [];
  const [first = ""] = folders;
  const where = folders.size === 1 ? `\`${first}\`` : `\`${first}\` and ${folders.size - 1} more folders`;
  return [`${where}: one JSON file per record, of which some were read and ${others.size} were not.`];
}

/** What is said of a workspace without manifests that holds too many projects to tell them apart. */
function collectionNote(snapshot: Pick<Snapshot, "files" | "facts">, manifests: Snapshot["manifests"]): readonly string[] {
  const { note } = manifests.size > 0 ? {} : findProjects(snapshot);
  return note === undefined ? [] : [note];
}
