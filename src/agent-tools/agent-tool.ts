import type * as z from "zod/mini";
import en from "zod/v4/locales/en.js";
import type { NextAction } from "../engine/next-actions.js";
import type { ChangeSource } from "../engine/plan-changes.js";
import type { Snapshot } from "../project/snapshot.js";
import type { Report } from "../report/report.js";
import type { FileChange } from "../text/file-change.js";

/** A project as its host knows it, with its newest report. */
export interface AgentProject extends ChangeSource {
  readonly report: Report;
  /** What the report was made from. */
  readonly snapshot: Snapshot;
  /** The name of the project's folder, for a project that has no other. */
  readonly folderName: string;
  /** Its next steps, best first. */
  actions(): Promise<readonly NextAction[]>;
}

/** What the tools ask of the program that offers them: an editor, or a server on the command line. */
export interface AgentHost {
  /**
   * The up-to-date project that a file or folder belongs to; without a path the only one. @throws AgentError where there is none, or it is unclear
   * which is meant: see `project-errors.ts`.
   */
  find(path: string | undefined): Promise<AgentProject>;
  /** Writes changes, all or none; never over a file that is no longer what `before` says. Gives the paths written. @throws AgentError when it cannot. */
  write(project: AgentProject, changes: readonly FileChange[]): Promise<readonly string[]>;
}

/** One tool that a language model may call. Its names, texts and answers are the same wherever it is offered. */
export interface AgentTool {
  /** `verb_noun`; part of the public contract. */
  readonly name: string;
  /** What people see. */
  readonly title: string;
  /** What the model reads: what it gives, when to use it, and when not to. */
  readonly description: string;
  /** A strict object of few fields. */
  readonly input: z.ZodMiniType;
  /** Whether it leaves the workspace as it is; one that does not has to be confirmed by a person. */
  readonly isReadOnly: boolean;
  /** Gives plain data of bounded size. The input comes from a model and is checked. @throws AgentError with what to try next. */
  run(input: unknown, host: AgentHost): Promise<unknown>;
}

/** A tool whose input is checked before it runs. */
export function agentTool<Input>(
  tool: Omit<AgentTool, "input" | "run"> & { readonly input: z.ZodMiniType<Input>; run(input: Input, host: AgentHost): Promise<unknown> },
): AgentTool {
  return {
    ...tool,
    run: async (given, host) => tool.run(checkedInput(tool, given), host),
  };
}

/** What is wrong with a value, in English: the small form of the library says so only when it is told to. */
const { localeError } = en();

/** Input as a tool takes it. @throws AgentError that names what is wrong with it. */
export function checkedInput<Input>(
  { name, input }: { readonly name: string; readonly input: z.ZodMiniType<Input> },
  given: unknown,
): Input {
  const parsed = input.safeParse(given ?? {}, { error: localeError });
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => (path.length > 0 ? `\`${path.join(".")}\`: ${message}` : message));
  throw new AgentError(`The input is not what \`${name}\` takes. ${wrong.join(". ")}. Correct it and call the tool again.`);
}

/** What a model is told when it asked for something that cannot be done: what is wrong, and what to try next. */
export class AgentError extends Error {
  override readonly name = "AgentError";
}
