import type { Located, Span } from "../text/span.js";
import type { CommandLine } from "./ci-facts.js";
import type { CommonFacts } from "./sign.js";

/** A named command: a make target, a tox environment, a nox session, a pre-commit hook. */
export interface Task {
  readonly name: string;
  readonly commands: readonly CommandLine[];
  /** Other tasks of the same file that run first; of an action, other actions. */
  readonly needs: readonly Located<string>[];
  /** Whether it runs where its file is named instead of a task. */
  readonly isDefault?: true;
  readonly span: Span;
}

/**
 * What a task runner's file says: Makefile, justfile, Taskfile, tox, nox, pre-commit, invoke, MLproject, lefthook, mise.
 * A composite action (`action`) and a shell script (`script`) are each one task, named by the path that calls them, relative to the workspace.
 */
export interface TaskFacts extends CommonFacts {
  readonly runner:
    | "make"
    | "just"
    | "task"
    | "tox"
    | "nox"
    | "pre-commit"
    | "invoke"
    | "mlflow"
    | "lefthook"
    | "mise"
    | "action"
    | "script";
  readonly tasks: readonly Task[];
}
