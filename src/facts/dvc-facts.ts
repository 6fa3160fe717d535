import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

export interface DvcStage {
  readonly name: string;
  readonly command: Located<string>;
  readonly dependencies: readonly Located<string>[];
  readonly outputs: readonly Located<string>[];
  readonly metrics: readonly Located<string>[];
  readonly parameters: readonly string[];
  readonly span: Span;
}

/** What `dvc.yaml`, `dvc.lock`, a `*.dvc` pointer or `.dvc/config` says. Paths are relative to the workspace. */
export interface DvcFacts extends CommonFacts {
  readonly role: "pipeline" | "lock" | "pointer" | "config";
  readonly stages: readonly DvcStage[];
  /** Files and folders whose content DVC keeps, from pointers, locks and stage outputs. */
  readonly tracked: readonly Located<string>[];
  /** Metrics files of the pipeline that no stage names: those of DVCLive, and of stages that list them as plain outputs. */
  readonly metrics: readonly Located<string>[];
  /** What `artifacts` registers: models and data sets by name. */
  readonly artifacts: readonly { readonly name: string; readonly type?: string; readonly path?: string; readonly span: Span }[];
  /** Remotes of the config: name and URL. */
  readonly remotes: readonly { readonly name: string; readonly url: string; readonly span: Span }[];
}
