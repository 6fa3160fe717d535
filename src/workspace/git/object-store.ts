import { alternatesOf, type GitFolder } from "./git-folders.js";
import { compressedBound, inflateUpTo } from "./inflate.js";
import { Budget, Pack, type PackBytes, PackIndex, type PackLimits, type SizedObject } from "./pack.js";

/** Bounds of what is read of a repository, in bytes. */
export interface ObjectLimits extends PackLimits {
  /** Of packs that can only be read whole. */
  readonly packBytes: number;
  /** Of all indexes. */
  readonly indexBytes: number;
  /** Of all objects that are made. */
  readonly madeBytes: number;
}

/** How many borrow from each other at most: as many as git follows. */
const mostAlternates = 5;
/** The bytes of a pack that are read at once, and how many such windows are kept. */
const windowBytes = 512_000;
const mostWindows = 64;
/** More than one block that is stored as it is: a stream gives nothing of it before its end. */
const loosePrefixBytes = 70_000;

/** The objects of a repository, in packs and alone, and those of the repositories that it borrows from. */
export class ObjectStore {
  private folders: Promise<readonly GitFolder[]> | undefined;
  private packs: Promise<readonly OpenPack[]> | undefined;
  private packBytes = 0;
  private readonly budget: Budget;

  constructor(
    private readonly folder: GitFolder,
    private readonly idBytes: number,
    private readonly limits: ObjectLimits,
  ) {
    this.budget = new Budget(limits.madeBytes);
  }

  /** The object with an id, without its bytes when there are more than `most`; `undefined` when it is not there. @throws when it cannot be read. */
  async read(id: string, most: number): Promise<SizedObject | undefined> {
    if (id.length !== this.idBytes * 2 || !/^[0-9a-f]+$/.test(id)) return undefined;
    for (const pack of await this.openPacks()) {
      const offset = pack.index.offsetOf(id);
      if (offset === undefined) continue;
      pack.content ??= this.openPack(pack);
      return (await pack.content).read(offset, Math.min(most, this.limits.objectBytes));
    }
    for (const folder of await this.openFolders()) {
      const object = await this.readLoose(folder, id, Math.min(most, this.limits.objectBytes));
      if (object) return object;
    }
    return undefined;
  }

  /** The ids that begin with `prefix`, of at least four digits, but no more than `most` of each place. */
  async idsWith(prefix: string, most: number): Promise<readonly string[]> {
    const ids = new Set<string>();
    for (const { index } of await this.openPacks()) for (const id of index.idsWith(prefix, most)) ids.add(id);
    for (const { fileSystem, prefix: at } of await this.openFolders()) {
      const start = prefix.slice(0, 2);
      for (const { name } of await fileSystem.readDirectory(`${at}${start}`).catch(() => []))
        if (ids.size < most && (start + name).startsWith(prefix)) ids.add(start + name);
    }
    return [...ids];
  }

  private openFolders(): Promise<readonly GitFolder[]> {
    this.folders ??= (async () => {
      const folders: GitFolder[] = [];
      const add = async (folder: GitFolder, depth: number): Promise<void> => {
        folders.push(folder);
        if (depth < mostAlternates) for (const other of await alternatesOf(folder)) await add(other, depth + 1);
      };
      await add({ ...this.folder, prefix: `${this.folder.prefix}objects/` }, 0);
      return folders;
    })();
    return this.folders;
  }

  private async readLoose(folder: GitFolder, id: string, most: number): Promise<SizedObject | undefined> {
    const { fileSystem, prefix } = folder;
    const path = `${prefix}${id.slice(0, 2)}/${id.slice(2)}`;
    const content = await fileSystem.readFile(path, compressedBound(most + 64)).catch(() => undefined);
    if (!content) return undefined;
    const start = content.bytes ?? (await fileSystem.readPart?.(path, 0, loosePrefixBytes).catch(() => undefined));
    // What is larger while it is compressed than what is asked for is also larger without.
    if (!start) throw new Error("An object that is too large.");
    const header = inflateUpTo(start.subarray(0, loosePrefixBytes), 64);
    const end = header.indexOf(0);
    const [, type, digits] =
      /^(commit|tree|blob|tag) (\d{1,12})$/.exec(String.fromCharCode(...header.subarray(0, Math.min(end, 32)))) ?? [];
    if (!isObjectType(type)) throw new Error("An object of an unknown kind.");
    const size = Number(digits);
    if (size > most || !content.bytes) return { type, size };
    this.budget.spend(size);
    const bytes = inflateUpTo(content.bytes, end + 1 + size + 1).subarray(end + 1);
    if (bytes.length !== size) throw new Error("An object is not of the size it says.");
    return { type, size, bytes };
  }

  private openPacks(): Promise<readonly OpenPack[]> {
    this.packs ??= this.readIndexes();
    return this.packs;
  }

  private async readIndexes(): Promise<readonly OpenPack[]> {
    const packs: OpenPack[] = [];
    let left = this.limits.indexBytes;
    for (const folder of await this.openFolders()) {
      const { fileSystem, prefix } = folder;
      const entries = await fileSystem.readDirectory(`${prefix}pack`).catch(() => []);
      const names = entries.map(({ name }) => name).filter((name) => /^pack-[0-9a-f]+\.idx$/.test(name));
      for (const name of names.sort()) {
        const bytes = await readBytes(folder, `pack/${name}`, left);
        if (!bytes) throw new Error("An index that cannot be read.");
        left -= bytes.length;
        packs.push({ folder, path: `pack/${name.replace(/idx$/, "pack")}`, index: new PackIndex(bytes, this.idBytes), content: undefined });
      }
    }
    return packs;
  }

  private async openPack({ folder, path, index }: OpenPack): Promise<Pack> {
    return new Pack((await this.windowsOf(folder, path)) ?? (await this.wholePack(folder, path)), index, this.budget, this.limits);
  }

  private async wholePack(folder: GitFolder, path: string): Promise<PackBytes> {
    const bytes = await readBytes(folder, path, this.limits.packBytes - this.packBytes);
    if (!bytes) throw new Error("A pack that is too large.");
    this.packBytes += bytes.length;
    return { slice: async (start, length) => bytes.subarray(start, start + length) };
  }

  /** `undefined` where only whole files can be read. */
  private async windowsOf({ fileSystem, prefix }: GitFolder, path: string): Promise<PackBytes | undefined> {
    if (!fileSystem.readPart) return undefined;
    const windows: { readonly start: number; readonly bytes: Uint8Array; readonly isLast: boolean }[] = [];
    return {
      async slice(start, length) {
        const known = windows.findLastIndex((one) => one.start <= start && (one.isLast || start + length <= one.start + one.bytes.length));
        let window = windows[known];
        if (window) windows.splice(known, 1);
        else {
          const wanted = Math.max(length, windowBytes);
          const bytes = await fileSystem.readPart?.(prefix + path, start, wanted);
          if (!bytes) throw new Error("A pack that is not there.");
          window = { start, bytes, isLast: bytes.length < wanted };
        }
        windows.push(window);
        if (windows.length > mostWindows) windows.shift();
        return window.bytes.subarray(start - window.start, start - window.start + length);
      },
    };
  }
}

async function readBytes({ fileSystem, prefix }: GitFolder, path: string, maxBytes: number): Promise<Uint8Array | undefined> {
  return (await fileSystem.readFile(prefix + path, maxBytes).catch(() => undefined))?.bytes;
}

function isObjectType(type: string | undefined): type is SizedObject["type"] {
  return type === "commit" || type === "tree" || type === "blob" || type === "tag";
}

interface OpenPack {
  readonly folder: GitFolder;
  readonly path: string;
  readonly index: PackIndex;
  content: Promise<Pack> | undefined;
}
