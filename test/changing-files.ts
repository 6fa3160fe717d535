import type { FileSystem } from "../src/workspace/file-system.js";
import { literalFileSystem } from "../src/workspace/literal-file-system.js";

/** A file system whose files may be others from one moment to the next. */
export class ChangingFiles implements FileSystem {
  /** `files` gives text by path. */
  constructor(public files: Readonly<Record<string, string>>) {}

  readDirectory(path: string) {
    return literalFileSystem(this.files).readDirectory(path);
  }

  readFile(path: string, maxBytes: number) {
    return literalFileSystem(this.files).readFile(path, maxBytes);
  }
}
