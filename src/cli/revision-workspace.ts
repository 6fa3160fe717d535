import { dirname, relative, resolve, sep } from "node:path";
import { Session } from "../engine/session.js";
import { commitAt, type NamedCommit } from "../workspace/git/commits.js";
import { GitTree } from "../workspace/git/git-tree.js";
import type { ObjectLimits } from "../workspace/git/object-store.js";
import { openRepository, type Repository } from "../workspace/git/repository.js";
import { RevisionError, resolveRevision } from "../workspace/git/resolve-revision.js";
import { UsageError } from "./exit-code.js";
import { nodeFileSystem } from "./node-file-system.js";
import type { OpenedWorkspace } from "./open-workspace.js";

/** A command line may read large packs by parts, and files as large as any reader takes. */
const limits: ObjectLimits = {
  packBytes: 2_000_000_000,
  indexBytes: 1_000_000_000,
  objectBytes: 64_000_000,
  madeBytes: 50_000_000_000,
  cachedBytes: 64_000_000,
};

/** A workspace as it was in any commit of its repository, read from git's own files: nothing is checked out, and git does not run. */
export class RevisionWorkspace {
  private readonly tree: GitTree;
  private readonly session: Session;
  private commit: NamedCommit | undefined;

  private constructor(
    private readonly folder: string,
    readonly repository: Repository,
    inRepository: string,
  ) {
    this.tree = new GitTree(repository, inRepository);
    // History tells files by their paths from the top.
    const historyHere = async () => (inRepository === "" && this.commit ? { ...repository, head: this.commit.id } : undefined);
    this.session = new Session(this.tree, { repository: historyHere });
  }

  /** The repository that a folder is of. @throws UsageError when it is of none that can be read. */
  static async open(folder: string): Promise<RevisionWorkspace> {
    const start = resolve(folder);
    for (let top = start; ; top = dirname(top)) {
      const repository = await openRepository(nodeFileSystem(top), limits);
      if (repository) return new RevisionWorkspace(start, repository, relative(top, start).replaceAll(sep, "/"));
      if (top === dirname(top)) throw new UsageError(`${folder}: not in a git repository with a commit that can be read.`);
    }
  }

  /** The commit that a revision names. @throws UsageError when there is none. */
  async find(revision: string): Promise<NamedCommit> {
    try {
      const commit = await commitAt(this.repository, await resolveRevision(this.repository, revision));
      if (commit) return commit;
    } catch (error) {
      if (!(error instanceof RevisionError)) throw error;
      throw new UsageError(error.message);
    }
    throw new UsageError(`The commit "${revision}" is not in this repository.`);
  }

  /**
   * The workspace as it was in a commit; what it gave for another one is no longer to be used. `undefined` where the folder was not there then.
   * What two commits share is read once.
   */
  async at(commit: NamedCommit, onProgress?: (done: number, total: number) => void): Promise<OpenedWorkspace | undefined> {
    this.commit = commit;
    if (!(await this.tree.moveTo(commit))) return undefined;
    await this.session.refresh({ onProgress });
    return { folder: this.folder, session: this.session };
  }
}
