import { decode } from "../decode.js";
import type { FileSystem } from "../file-system.js";
import { inflateUpTo } from "./inflate.js";
import { Budget, type GitObject, mostObjectBytes, Pack, PackIndex } from "./pack.js";

/** The most bytes of packs, and of their indexes, that are read; an editor can only read a file whole. */
const mostPackBytes = 64_000_000;
const mostIndexBytes = 32_000_000;
const mostReferenceBytes = 4_000_000;

/** Ids of SHA-1; repositories with SHA-256 have longer ones and are not read. */
const objectId = /^[0-9a-f]{40}$/;

/** The repository that a workspace is the top of, read through the workspace's file system. Nothing of it is executed, its configuration not even read. */
export interface Repository {
  /** The id of the commit that is checked out. */
  readonly head: string;
  /** Commits whose parents were left out when the repository was cloned. */
  readonly shallow: ReadonlySet<string>;
  /** The object with an id; `undefined` when it is not there. @throws when it is broken, or more would have to be read than is. */
  read(id: string): Promise<GitObject | undefined>;
}

/** Opens the repository; `undefined` where there is none, or none with a commit that can be read. Never throws. */
export async function openRepository(workspace: FileSystem): Promise<Repository | undefined> {
  const folders = await findGitFolders(workspace);
  if (!folders) return undefined;
  const head = await resolveHead(folders);
  if (!head) return undefined;
  const shallow = (await readText(folders.common, "shallow")) ?? "";
  const objects = new ObjectStore(folders.common);
  return { head, shallow: new Set(shallow.split(/\s+/).filter(Boolean)), read: (id) => objects.read(id) };
}

/** Where a repository keeps what is of this checkout, and what all its checkouts share. Paths are relative to a file system. */
interface GitFolders {
  readonly own: GitFolder;
  readonly common: GitFolder;
}

interface GitFolder {
  readonly fileSystem: FileSystem;
  readonly prefix: string;
}

/** `.git` is a folder; in worktrees and submodules it is a file that says where the folder is. */
async function findGitFolders(workspace: FileSystem): Promise<GitFolders | undefined> {
  const here: GitFolder = { fileSystem: workspace, prefix: ".git/" };
  const link = await readText({ fileSystem: workspace, prefix: "" }, ".git");
  if (link === undefined) return { own: here, common: here };
  const target = /^gitdir: (.+)/.exec(link)?.[1]?.trim().replaceAll("\\", "/");
  // Only what git makes; and never another computer's, which asking for would be using the network.
  if (!target || target.startsWith("//") || !/\/(?:worktrees|modules)\/[^/]/.test(target)) return undefined;
  const own = folderAt(workspace, target);
  if (!own) return undefined;
  const common = (await readText(own, "commondir"))?.trim();
  if (common === undefined) return { own, common: own };
  const shared = /^(?:\.\.\/)*\.\.$/.test(common) ? folderAt(own.fileSystem, common) : undefined;
  return shared && { own, common: shared };
}

function folderAt(workspace: FileSystem, path: string): GitFolder | undefined {
  const fileSystem = workspace.at?.(path);
  return fileSystem && { fileSystem, prefix: "" };
}

/** The commit that `HEAD` leads to. */
async function resolveHead({ own, common }: GitFolders): Promise<string | undefined> {
  let text = (await readText(own, "HEAD"))?.trim();
  let packed: string | undefined;
  // A reference may name another; git follows five.
  for (let step = 0; step < 5 && text !== undefined; step++) {
    if (objectId.test(text)) return text;
    const name = /^ref: (refs\/\S+)$/.exec(text)?.[1];
    if (!name || name.split("/").includes("..")) return undefined;
    text = ((await readText(own, name)) ?? (own === common ? undefined : await readText(common, name)))?.trim();
    if (text !== undefined) continue;
    packed ??= (await readText(common, "packed-refs")) ?? "";
    text = packed
      .split("\n")
      .find((line) => line.slice(41).trimEnd() === name && line[40] === " ")
      ?.slice(0, 40);
  }
  return undefined;
}

async function readText({ fileSystem, prefix }: GitFolder, path: string): Promise<string | undefined> {
  const content = await fileSystem.readFile(prefix + path, mostReferenceBytes).catch(() => undefined);
  return content?.bytes && decode(content.bytes);
}

/** The objects of a repository, in packs and alone. */
class ObjectStore {
  private packs: Promise<readonly OpenPack[]> | undefined;
  private packBytes = 0;
  private readonly budget = new Budget();

  constructor(private readonly folder: GitFolder) {}

  async read(id: string): Promise<GitObject | undefined> {
    if (!objectId.test(id)) return undefined;
    this.packs ??= this.openPacks();
    for (const pack of await this.packs) {
      const offset = pack.index.offsetOf(id);
      if (offset === undefined) continue;
      pack.content ??= this.readPack(pack);
      return (await pack.content).read(offset);
    }
    return this.readLoose(id);
  }

  private async readLoose(id: string): Promise<GitObject | undefined> {
    const bytes = await this.readBytes(`objects/${id.slice(0, 2)}/${id.slice(2)}`, mostObjectBytes);
    if (!bytes) return undefined;
    const whole = inflateUpTo(bytes, mostObjectBytes);
    this.budget.spend(whole.length);
    const end = whole.indexOf(0);
    const [, type, size] = /^(commit|tree|blob|tag) (\d{1,9})$/.exec(String.fromCharCode(...whole.subarray(0, Math.min(end, 32)))) ?? [];
    if (Number(size) !== whole.length - end - 1) throw new Error("An object is not of the size it says.");
    return { type: type as GitObject["type"], bytes: whole.subarray(end + 1) };
  }

  private async openPacks(): Promise<readonly OpenPack[]> {
    const { fileSystem, prefix } = this.folder;
    const entries = await fileSystem.readDirectory(`${prefix}objects/pack`).catch(() => []);
    const names = entries.map(({ name }) => name).filter((name) => /^pack-[0-9a-f]+\.idx$/.test(name));
    const packs: OpenPack[] = [];
    let left = mostIndexBytes;
    for (const name of names.sort()) {
      const bytes = await this.readBytes(`objects/pack/${name}`, left);
      if (!bytes) throw new Error("An index that cannot be read.");
      left -= bytes.length;
      packs.push({ name: name.replace(/idx$/, "pack"), index: new PackIndex(bytes), content: undefined });
    }
    return packs;
  }

  private async readPack({ name, index }: OpenPack): Promise<Pack> {
    const bytes = await this.readBytes(`objects/pack/${name}`, mostPackBytes - this.packBytes);
    if (!bytes) throw new Error("A pack that is too large.");
    this.packBytes += bytes.length;
    return new Pack(bytes, index, this.budget);
  }

  private async readBytes(path: string, maxBytes: number): Promise<Uint8Array | undefined> {
    const { fileSystem, prefix } = this.folder;
    return (await fileSystem.readFile(prefix + path, maxBytes).catch(() => undefined))?.bytes;
  }
}

interface OpenPack {
  readonly name: string;
  readonly index: PackIndex;
  content: Promise<Pack> | undefined;
}
