import { readdir, readFile, stat } from "node:fs/promises";
import { pathToFileURL } from "node:url";

// As much of the editor's API as following a folder and showing its problems takes, over files on disk. The real editor runs the suites of
// `test/editor`; this runs the same code over hundreds of folders.

export class Uri {
  private constructor(
    readonly scheme: string,
    readonly authority: string,
    readonly path: string,
  ) {}

  static file(path: string): Uri {
    return new Uri("file", "", path);
  }

  static parse(text: string): Uri {
    const { protocol, host, pathname } = new URL(text);
    return new Uri(protocol.slice(0, -1), host, decodeURIComponent(pathname));
  }

  static joinPath({ scheme, authority, path }: Uri, ...parts: string[]): Uri {
    const all = [path, ...parts].join("/").split("/");
    const kept = all.reduce<string[]>((done, part) => {
      if (part === "..") done.pop();
      else if (part !== "" && part !== ".") done.push(part);
      return done;
    }, []);
    return new Uri(scheme, authority, `/${kept.join("/")}`);
  }

  with({ path }: { path?: string }): Uri {
    return new Uri(this.scheme, this.authority, path ?? this.path);
  }

  toString(): string {
    return `${this.scheme}://${this.authority}${this.path.split("/").map(encodeURIComponent).join("/")}`;
  }
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(startLine: number, startCharacter: number, endLine: number, endCharacter: number) {
    this.start = new Position(startLine, startCharacter);
    this.end = new Position(endLine, endCharacter);
  }
}

export class Location {
  readonly range: Range;

  constructor(
    readonly uri: Uri,
    at: Range | Position,
  ) {
    this.range = at instanceof Range ? at : new Range(at.line, at.character, at.line, at.character);
  }
}

export class Diagnostic {
  source?: string;
  code?: { value: string; target: Uri };
  relatedInformation?: DiagnosticRelatedInformation[];
  tags?: number[];

  constructor(
    readonly range: Range,
    readonly message: string,
    readonly severity: number,
  ) {}
}

export class DiagnosticRelatedInformation {
  constructor(
    readonly location: Location,
    readonly message: string,
  ) {}
}

export class Disposable {
  constructor(readonly dispose: () => void) {}

  static from(...all: { dispose(): void }[]): Disposable {
    return new Disposable(() => {
      for (const one of all) one.dispose();
    });
  }
}

export class EventEmitter<T> {
  private readonly listeners = new Set<(value: T) => void>();

  readonly event = (listener: (value: T) => void): Disposable => {
    this.listeners.add(listener);
    return new Disposable(() => this.listeners.delete(listener));
  };

  fire(value: T): void {
    for (const listener of this.listeners) listener(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}

export class RelativePattern {
  constructor(
    readonly base: Uri,
    readonly pattern: string,
  ) {}
}

export class FileSystemError extends Error {
  readonly code = "FileNotFound";
}

export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 };
export const DiagnosticTag = { Unnecessary: 1, Deprecated: 2 };
export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 };
export const NotebookCellKind = { Markup: 1, Code: 2 };

const never = () => new Disposable(() => undefined);
const settings: Record<string, unknown> = {
  "problems.scope": "workspace",
  "problems.minimumSeverity": "info",
  "problems.notebooks": true,
  "problems.delayMs": 0,
  "manifest.schemaFeatures": "auto",
};

/** The folder that is open. */
let folder: Uri = Uri.file("/");

export function openFolder(path: string): void {
  folder = Uri.parse(pathToFileURL(path).toString());
}

/** What stands in the Problems list. */
export const problems = new Map<string, { uri: Uri; diagnostics: readonly Diagnostic[] }>();

function notFound(): never {
  throw new FileSystemError();
}

export const workspace = {
  get workspaceFolders() {
    return [{ uri: folder, name: folder.path.slice(folder.path.lastIndexOf("/") + 1), index: 0 }];
  },
  textDocuments: [],
  notebookDocuments: [],
  fs: {
    async readDirectory(uri: Uri): Promise<[string, number][]> {
      const entries = await readdir(uri.path, { withFileTypes: true }).catch(notFound);
      return entries.map((entry) => [
        entry.name,
        entry.isDirectory() ? FileType.Directory : entry.isFile() ? FileType.File : FileType.Unknown,
      ]);
    },
    async readFile(uri: Uri): Promise<Uint8Array> {
      return readFile(uri.path).catch(notFound);
    },
    async stat(uri: Uri) {
      const found = await stat(uri.path).catch(notFound);
      return {
        type: found.isDirectory() ? FileType.Directory : FileType.File,
        mtime: found.mtimeMs,
        ctime: found.ctimeMs,
        size: found.size,
      };
    },
  },
  /** Manifests below the root. */
  async findFiles({ base }: RelativePattern): Promise<Uri[]> {
    const paths = await readdir(base.path, { recursive: true });
    return paths.filter((path) => /\/roadworthy\.ya?ml$/.test(path)).map((path) => Uri.joinPath(base, path));
  },
  getConfiguration: () => ({ get: (key: string) => settings[key] }),
  createFileSystemWatcher: () => ({ onDidChange: never, onDidCreate: never, onDidDelete: never, dispose: () => undefined }),
  onDidChangeConfiguration: never,
  onDidChangeWorkspaceFolders: never,
  onDidCreateFiles: never,
  onDidDeleteFiles: never,
  onDidRenameFiles: never,
  onDidChangeTextDocument: never,
  onDidOpenTextDocument: never,
  onDidSaveTextDocument: never,
  onDidCloseTextDocument: never,
  onDidChangeNotebookDocument: never,
  onDidOpenNotebookDocument: never,
  onDidSaveNotebookDocument: never,
  onDidCloseNotebookDocument: never,
};

export const ProgressLocation = { Window: 10, Notification: 15 };

/** Work that is shown, by what a test makes of it. */
export const progress: { show: (options: { location: number; title: string; cancellable?: boolean }, cancel: () => void) => void } = {
  show: () => undefined,
};

export const window = {
  onDidChangeWindowState: never,
  async withProgress<Result>(
    options: Parameters<typeof progress.show>[0],
    task: (progress: { report(): void }, token: { onCancellationRequested: EventEmitter<void>["event"] }) => Promise<Result>,
  ): Promise<Result> {
    const cancelled = new EventEmitter<void>();
    const done = task({ report: () => undefined }, { onCancellationRequested: cancelled.event });
    progress.show(options, () => cancelled.fire());
    return done;
  },
};
export const extensions = { getExtension: () => undefined, onDidChange: never };
export const l10n = { t: (text: string, ...args: unknown[]) => text.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)])) };
export const languages = {
  createDiagnosticCollection: () => ({
    set(entries: readonly [Uri, readonly Diagnostic[] | undefined][]) {
      for (const [uri, diagnostics] of entries) {
        if (diagnostics) problems.set(uri.toString(), { uri, diagnostics });
        else problems.delete(uri.toString());
      }
    },
    dispose: () => problems.clear(),
  }),
};
