/** What the command line tells its caller. */
export const exitCode = {
  /** Nothing below the asked bar. */
  clean: 0,
  /** Below the asked bar: an error finding, or a score under `--min-score`. */
  below: 1,
  /** Wrong use, or a manifest that cannot be read. */
  wrongUse: 2,
  /** A fault of Roadworthy itself. */
  fault: 3,
} as const;

/** Wrong use of the command line: its message goes to standard error, with exit code 2. */
export class UsageError extends Error {}

/** A path on the command line where nothing is. */
export class NoSuchPath extends UsageError {
  constructor(readonly path: string) {
    super(`${path}: no such file or folder.`);
  }
}
