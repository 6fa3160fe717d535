import type { Given, Option } from "./option.js";
import type { Output } from "./output.js";

/** The options of a command, by the name that its `run` knows them under. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** What was given for each option, or what stands for it. */
export type ValuesOf<Taken extends Options> = { readonly [Key in keyof Taken]: Taken[Key] extends Option<infer Value> ? Value : never };

/** What every command is told beside its own options. */
export interface Words {
  /** What follows the command's name and is no option. */
  readonly operands: readonly string[];
  /** The day to judge from, `YYYY-MM-DD`. */
  readonly date: string;
  /** The same where it was asked for; absent where it is today. */
  readonly dateAsked?: string;
  readonly output: Output;
  /** All commands, the one that needs no name first. */
  readonly commands: readonly Command[];
}

/** One command of the command line: one file in `commands/`. Help and shell completion are made from it. */
export interface Command {
  readonly name: string;
  /** Each way to call it, with what that does. */
  readonly usages: readonly { readonly operands: string; readonly does: string }[];
  readonly options: Options;
  /** What it takes beside options, where that can be listed; elsewhere it takes paths. */
  words?(): readonly string[];
  /** Gives the exit code. @throws UsageError for wrong use. */
  run(given: Readonly<Record<string, Given>>, words: Words): Promise<number>;
}

/** A command whose options reach `run` with their types. */
export function defineCommand<Taken extends Options>(
  spec: Omit<Command, "run" | "options"> & {
    readonly options: Taken;
    run(values: ValuesOf<Taken>, words: Words): number | Promise<number>;
  },
): Command {
  return {
    ...spec,
    run: async (given, words) => {
      const values = Object.entries(spec.options).map(([key, option]) => [key, option.read(given[option.name])] as const);
      return spec.run(Object.fromEntries(values) as ValuesOf<Taken>, words);
    },
  };
}
