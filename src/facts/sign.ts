import type { Span } from "../text/span.js";

/**
 * What kind of trace a tool leaves.
 * `package`: a declared dependency · `import`: a module imported by code · `call`: a function called, by its full dotted name ·
 * `command`: a command line that CI, a container, a task runner or a pipeline runs · `image`: a container image ·
 * `action`: a CI action or reusable component · `uri`: an address in code or configuration · `env`: an environment variable ·
 * `config`: a key or marker inside a configuration file. File names are not signs: the table matches paths itself.
 */
export type SignKind = "package" | "import" | "call" | "command" | "image" | "action" | "uri" | "env" | "config";

/** A trace in a file from which a tool may be recognised. */
export interface Sign {
  readonly kind: SignKind;
  /** The package name (normalised), dotted module or npm package with path, dotted function (npm: `ai.streamText`), whole command line, image, action, URI or variable. */
  readonly value: string;
  readonly span: Span;
  /** For packages: `optional` is an extra or group that a plain install leaves out. */
  readonly scope?: "runtime" | "dev" | "optional";
  /** For packages: the registry; for imports and calls: that of what is imported, PyPI if left out. */
  readonly ecosystem?: "pypi" | "npm" | "conda";
}

/** A remark of a reader about a file that it could not read as usual; shown to the user, never a finding. */
export interface Note {
  readonly message: string;
  readonly span: Span;
}

/** What every reader says about a file besides its own facts. */
export interface CommonFacts {
  readonly signs: readonly Sign[];
  readonly notes: readonly Note[];
}
