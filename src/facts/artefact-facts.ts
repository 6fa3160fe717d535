import type { CommonFacts } from "./sign.js";

/** What a data, model or other large file says without being read. */
export interface ArtefactFacts extends CommonFacts {
  readonly category: "model" | "data";
  /** Size in bytes of what is on disk. */
  readonly bytes: number;
  /** The file is a Git LFS or DVC pointer, not the content. */
  readonly pointer: boolean;
}
