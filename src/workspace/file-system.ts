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
  /** @throws when the directory cannot be listed; the workspace turns that into a note. */
  readDirectory(path: string): Promise<readonly DirectoryEntry[]>;
  /**
   * A file's size, and its bytes when there are at most `maxBytes` of them. A file that is not there gives `undefined`.
   * `version` changes whenever the content does, as far as the shell can tell without reading (modification time, document version).
   * When it equals `known`, a shell may leave the bytes out.
   */
  readFile(path: string, maxBytes: number, known?: string): Promise<FileContent | undefined>;
}

/** What reading a file gave. */
export interface FileContent {
  readonly size: number;
  readonly version: string;
  /** Absent when larger than asked for, or unchanged since `known`. */
  readonly bytes?: Uint8Array;
  /** The text of an unsaved editor buffer, which goes before `bytes`. */
  readonly text?: string;
}
