/** One entry of a directory. A link is listed as `link` and never followed, so that loops cannot arise. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "directory" | "link";
}

/**
 * What a shell offers: listing and reading, asynchronous, read-only. Paths are relative to the workspace, with `/`; `""` is its root.
 * Nothing here may run, write or fetch anything.
 */
export interface FileSystem {
  /** Whether git tracks all that is here, so that `.gitignore` leaves nothing of it out. Absent: it may not. */
  readonly isTracked?: boolean;
  /** @throws when the directory cannot be listed; the workspace turns that into a note. */
  readDirectory(path: string): Promise<readonly DirectoryEntry[]>;
  /**
   * A file's size, and its bytes when there are at most `maxBytes` of them. A file that is not there gives `undefined`.
   * `version` changes whenever the content does, as far as the shell can tell without reading (modification time, document version).
   * When it equals `known`, a shell may leave the bytes out.
   */
  readFile(path: string, maxBytes: number, known?: string): Promise<FileContent | undefined>;
  /**
   * At most `length` bytes of a file from `start` on, for files too large to be read whole; `undefined` when it is not there. Absent where a shell can
   * only read files whole.
   */
  readPart?(path: string, start: number, length: number): Promise<Uint8Array | undefined>;
  /**
   * The same for another folder, relative to the workspace or absolute, and possibly above or beside it: there a git folder may lie that a workspace
   * belongs to. `undefined` when there is no such folder or it is this one; absent where nothing beyond the workspace can be looked at.
   */
  at?(folder: string): FileSystem | undefined;
}

/** What reading a file gave. */
export interface FileContent {
  readonly size: number;
  readonly version: string;
  /** When it was last written, in ms since 1970, where the shell knows. */
  readonly modified?: number;
  /** Absent when larger than asked for, or unchanged since `known`. */
  readonly bytes?: Uint8Array;
  /** The text of an unsaved editor buffer, which goes before `bytes`. */
  readonly text?: string;
}
