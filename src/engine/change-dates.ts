import type { LastChange } from "../project/snapshot.js";
import { decode } from "../workspace/decode.js";
import type { FileContent, FileSystem } from "../workspace/file-system.js";
import { dayOf } from "../workspace/git/commit.js";
import { type FileHistory, lastChanges } from "../workspace/git/last-changes.js";
import { toHex } from "../workspace/git/pack.js";
import { openRepository, type Repository } from "../workspace/git/repository.js";

/** The largest file that is held against what was committed, in bytes. */
const mostComparedBytes = 32_000_000;
/** The largest text whose ends of lines are looked at, in bytes. */
const mostTextBytes = 2_000_000;
const mostPointerBytes = 1000;

/** What is looked up, and what may have changed since the last time. */
interface Question {
  /** Relative to the workspace. */
  readonly paths: readonly string[];
  readonly isListed: (path: string) => boolean;
  /** The only files that may have changed; without it all may have, and the commit that is checked out too. */
  readonly changed: readonly string[] | undefined;
  readonly signal?: AbortSignal;
  readonly pause?: () => Promise<void> | undefined;
}

/** Whether a file is what was committed, for one content of both. */
interface Compared {
  readonly version: string;
  readonly blob: string;
  /** `undefined` when it cannot be said. */
  readonly isSame: boolean | undefined;
}

const none: ReadonlyMap<string, LastChange> = new Map();

/** Finds out when files last changed: from git history, which is kept for the commit that is checked out, or from the files where there is no repository. */
export class ChangeDates {
  private current = none;
  /** What `current` is about. */
  private key = "";
  private isStale = true;
  /** The commit that is checked out, and where history ends. */
  private state = "";
  /** As of `state`; `undefined` for files that are not in it. */
  private readonly histories = new Map<string, FileHistory | undefined>();
  private readonly compared = new Map<string, Compared>();

  /** `open` gives the repository whose history is asked; `undefined` where there is none. */
  constructor(
    private readonly fileSystem: FileSystem,
    private readonly open: () => Promise<Repository | undefined> = () => openRepository(fileSystem),
  ) {}

  /** When each file last changed, by path: the same map as long as nothing is new. @throws the signal's reason when aborted. */
  async load(question: Question): Promise<ReadonlyMap<string, LastChange>> {
    const { paths, changed } = question;
    const key = paths.join("\0");
    if (!changed || key !== this.key || changed.some((path) => paths.includes(path.replace(/\.dvc$/, "")))) this.isStale = true;
    if (!this.isStale) return this.current;
    const found = paths.length === 0 ? none : await this.find(question);
    if (!isSame(found, this.current)) this.current = found;
    this.key = key;
    this.isStale = false;
    return this.current;
  }

  private async find(question: Question): Promise<ReadonlyMap<string, LastChange>> {
    const repository = await this.open();
    if (!repository) return (await this.isInRepository()) ? none : this.writtenDays(question.paths);
    await this.readHistory(repository, question);
    const found = new Map<string, LastChange>();
    for (const path of question.paths) {
      const change = await this.changeOf(repository, path, question);
      if (change) found.set(path, change);
    }
    return found;
  }

  /** Whether there is a git folder that cannot be read, or that is of a folder above: then the files are a checkout, whose times say nothing. */
  private async isInRepository(): Promise<boolean> {
    // Where nothing above can be seen, there may be one.
    if (!this.fileSystem.at) return true;
    for (let folder: FileSystem | undefined = this.fileSystem; folder; folder = folder.at?.("..")) {
      if (await hasGitFolder(folder)) return true;
    }
    return false;
  }

  private async writtenDays(paths: readonly string[]): Promise<ReadonlyMap<string, LastChange>> {
    const found = new Map<string, LastChange>();
    for (const path of paths) {
      const content = await this.fileSystem.readFile(path, 0).catch(() => undefined);
      // Virtual file systems say 0 when they do not know.
      if (content?.modified) found.set(path, { kind: "written", day: dayOf(content.modified) });
    }
    return found;
  }

  private async readHistory(repository: Repository, { paths, signal, pause }: Question): Promise<void> {
    // A shallow clone may be deepened.
    const state = [repository.head, ...repository.shallow].join();
    if (state !== this.state) this.histories.clear();
    this.state = state;
    const asked = paths.flatMap((path) => [path, pointerTo(path)]).filter((path) => !this.histories.has(path));
    if (asked.length === 0) return;
    const found = await lastChanges(repository, asked, { signal, pause });
    signal?.throwIfAborted();
    for (const path of asked) this.histories.set(path, found.get(path));
  }

  private async changeOf(repository: Repository, path: string, { isListed }: Question): Promise<LastChange | undefined> {
    const subject = this.histories.get(path) ? path : pointerTo(path);
    const history = this.histories.get(subject);
    // What git is told to ignore, it says nothing of.
    if (!history) return isListed(path) && !isListed(subject) ? { kind: "uncommitted" } : undefined;
    const same = await this.isAsCommitted(repository, subject, history.blob);
    if (same === false) return { kind: "uncommitted" };
    return same && history.day !== undefined ? { kind: "committed", day: history.day } : undefined;
  }

  private async isAsCommitted(repository: Repository, path: string, blob: string): Promise<boolean | undefined> {
    const known = this.compared.get(path);
    const version = known?.blob === blob ? known.version : undefined;
    const content = await this.fileSystem.readFile(path, mostComparedBytes, version).catch(() => undefined);
    if (!content) return undefined;
    if (known && content.version === version) return known.isSame;
    const isSame = await compare(repository, content, blob).catch(() => undefined);
    this.compared.set(path, { version: content.version, blob, isSame });
    return isSame;
  }
}

function pointerTo(path: string): string {
  return `${path}.dvc`;
}

async function hasGitFolder(folder: FileSystem): Promise<boolean> {
  const file = await folder.readFile(".git", 0).catch(() => undefined);
  if (file) return true;
  return folder.readDirectory(".git").then(
    () => true,
    () => false,
  );
}

/** Whether a file's content is what a blob holds: byte by byte, but for the ends of lines that git may change; or what a pointer of Git LFS stands for. */
async function compare(repository: Repository, { text, bytes, size }: FileContent, blob: string): Promise<boolean | undefined> {
  const content = text === undefined ? bytes : new TextEncoder().encode(text);
  if (!content) return undefined;
  if ((await blobId(content, blob.length)) === blob) return true;
  const lines = content.length <= mostTextBytes ? withoutReturns(content) : content;
  if (lines.length < content.length && (await blobId(lines, blob.length)) === blob) return true;
  const committed = await repository.read(blob);
  const pointer = committed && committed.bytes.length <= mostPointerBytes ? decode(committed.bytes) : undefined;
  const target = /^version https:\/\/git-lfs[\s\S]*^oid sha256:([0-9a-f]{64})$/m.exec(pointer ?? "")?.[1];
  return target !== undefined && pointer?.includes(`size ${size}\n`) && (await digest("SHA-256", content)) === target;
}

/** The id of a content, in as many digits as the repository's ids have. */
async function blobId(content: Uint8Array, digits: number): Promise<string> {
  const header = new TextEncoder().encode(`blob ${content.length}\0`);
  const whole = new Uint8Array(header.length + content.length);
  whole.set(header);
  whole.set(content, header.length);
  return digest(digits === 40 ? "SHA-1" : "SHA-256", whole);
}

/** @throws where the platform has no cryptography, as in a browser that was not reached safely. */
async function digest(algorithm: string, bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest(algorithm, bytes as Uint8Array<ArrayBuffer>)));
}

function withoutReturns(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte, index) => byte !== 13 || bytes[index + 1] !== 10);
}

function isSame(one: ReadonlyMap<string, LastChange>, other: ReadonlyMap<string, LastChange>): boolean {
  return one.size === other.size && [...one].every(([path, change]) => JSON.stringify(other.get(path)) === JSON.stringify(change));
}
