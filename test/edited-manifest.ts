import type { FileSystem } from "../src/workspace/file-system.js";

/** A file system in which `roadworthy.yaml` can be typed over, as in an editor's unsaved buffer. */
export class EditedManifest implements FileSystem {
  /** What stands in the buffer; the file itself where absent. */
  text: string | undefined;

  constructor(private readonly files: FileSystem) {}

  readDirectory(path: string) {
    return this.files.readDirectory(path);
  }

  async readFile(path: string, maxBytes: number) {
    if (path !== "roadworthy.yaml" || this.text === undefined) return this.files.readFile(path, maxBytes);
    return { size: this.text.length, version: this.text, text: this.text };
  }
}
