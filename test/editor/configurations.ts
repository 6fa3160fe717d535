import type { Host, Suites } from "./build-suites.js";
import type { RunResult } from "./results.js";

/** A way the extension reaches its users. */
export interface Configuration {
  id: string;
  title: string;
  /** The extension host that runs it. */
  host: Host;
  /** Installed from its package, rather than run from the source folder. */
  packaged: boolean;
}

export const CONFIGURATIONS: readonly Configuration[] = [
  { id: "node", title: "source folder, Node host", host: "node", packaged: false },
  { id: "browser", title: "source folder, browser host", host: "browser", packaged: false },
  { id: "packaged", title: "installed package, Node host", host: "node", packaged: true },
];

/** All suites in one configuration, one window after another. */
export interface SuitesRun {
  configuration: Configuration;
  suites: readonly Suites[];
  /** The package to install, for a packaged configuration. */
  vsix: string | undefined;
  print(text: string): void;
}

/** Runs suites in some VS Code; a window that hangs or crashes is a failure in its result. */
export type RunSuites = (run: SuitesRun) => Promise<RunResult[]>;

/** Longest a window may take to run its suites. */
export const WINDOW_LIMIT_MS = 90_000;
