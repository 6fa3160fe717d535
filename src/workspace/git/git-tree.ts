import type { DirectoryEntry, FileContent, FileSystem } from "../file-system.js";
import { folderOf, nameOf } from "../path-parts.js";
import type { NamedCommit } from "./commits.js";
import type { Repository } from "./repository.js";
import { shallowHint } from "./resolve-revision.js";
import { readTree, type Tree, type TreeEntry } from "./tree.js";

/** The most folders of other commits that are kept. */
const mostTrees = 20_000;

/**
 * The files of a commit, read from the repository's objects without a checkout. `moveTo` turns it to another commit: what is the same there has the
 * same version, so that a session reads again only what differs.
 *
 * Files are what was committed: a pointer where Git LFS keeps the content elsewhere. Submodules are left out.
 */
export class GitTree implements FileSystem {
  /** Not of a folder in the repository: of the same folder on disk, what git tracks is not looked up either. */
  readonly isTracked: boolean;
  private readonly trees = new Map<string, Promise<Tree>>();
  private readonly sizes = new Map<string, number>();
  /** The folders of the commit, by path. */
  private readonly folders = new Map<string, Promise<Tree | undefined>>();
  private root = "";

  /** `folder` is the workspace's own within the repository, without a `/` at its end; empty for the top. Call `moveTo` before anything else. */
  constructor(
    private readonly repository: Repository,
    private readonly folder: string,
  ) {
    this.isTracked = folder === "";
  }

  /** Whether the workspace's folder is there. @throws when the commit's folders are not here, as in a partial clone. */
  async moveTo(commit: Pick<NamedCommit, "tree">): Promise<boolean> {
    if (this.trees.size > mostTrees) this.trees.clear();
    this.root = commit.tree;
    this.folders.clear();
    return (await this.folderAt(this.folder)) !== undefined;
  }

  async readDirectory(path: string): Promise<readonly DirectoryEntry[]> {
    const folder = await this.folderAt(this.within(path));
    if (!folder) throw new Error(`There is no folder ${path} in this commit.`);
    const entries: DirectoryEntry[] = [];
    for (const [name, { kind }] of folder) if (kind !== "submodule") entries.push({ name, kind });
    return entries;
  }

  async readFile(path: string, maxBytes: number, known?: string): Promise<FileContent | undefined> {
    const whole = this.within(path);
    const entry = (await this.folderAt(folderOf(whole)))?.get(nameOf(whole));
    if (entry?.kind !== "file") return undefined;
    const version = entry.id;
    const size = this.sizes.get(version);
    if (size !== undefined && (version === known || size > maxBytes)) return { size, version };
    const object = await this.repository.readUpTo(version, maxBytes);
    if (!object) throw new Error(`it is not in this repository.${shallowHint(this.repository)}`);
    this.sizes.set(version, object.size);
    return { size: object.size, version, bytes: object.bytes };
  }

  private within(path: string): string {
    return this.folder && path ? `${this.folder}/${path}` : this.folder || path;
  }

  private folderAt(path: string): Promise<Tree | undefined> {
    const known = this.folders.get(path);
    if (known) return known;
    const found = this.findFolder(path);
    this.folders.set(path, found);
    return found;
  }

  private async findFolder(path: string): Promise<Tree | undefined> {
    if (path === "") return this.treeAt(this.root);
    const entry: TreeEntry | undefined = (await this.folderAt(folderOf(path)))?.get(nameOf(path));
    return entry?.kind === "directory" ? this.treeAt(entry.id) : undefined;
  }

  private treeAt(id: string): Promise<Tree> {
    const known = this.trees.get(id);
    if (known) return known;
    const tree = this.readTreeAt(id);
    this.trees.set(id, tree);
    return tree;
  }

  private async readTreeAt(id: string): Promise<Tree> {
    const object = await this.repository.read(id);
    if (object?.type !== "tree") throw new Error(`A folder of this commit is not in this repository.${shallowHint(this.repository)}`);
    return readTree(object.bytes, id.length / 2);
  }
}
