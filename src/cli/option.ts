import { UsageError } from "./exit-code.js";

/** What stands on the command line for an option; a list for one that may be given more than once. */
export type Given = string | boolean | readonly string[] | undefined;

/** One option of the command line, such as `--stage STAGE`. A name means the same in every command that takes it. */
export interface Option<Value> {
  /** What stands after the two dashes. */
  readonly name: string;
  /** The letter that stands after a single dash. */
  readonly short?: string;
  /** How help writes its value; a switch has none. */
  readonly value?: string;
  /** The values it can have, where they can be listed. */
  readonly choices?: readonly string[];
  /** Whether it may be given more than once. */
  readonly multiple?: true;
  /** What it does, for help. */
  readonly says: string;
  /** The value that was given, or that stands where nothing was. @throws UsageError when the given one cannot be. */
  read(given: Given): Value;
}

/** An option that is there or not. */
export function toggle(name: string, says: string, short?: string): Option<boolean> {
  return { name, short, says, read: (given) => given === true };
}

/** An option with one of a few values. `otherwise` is the value where it is not given. */
export function choice<const Choice extends string, const Otherwise>(
  spec: Pick<Option<unknown>, "name" | "short" | "says"> & { readonly value?: string; readonly choices: readonly Choice[] },
  otherwise: Otherwise,
): Option<Choice | Otherwise> {
  return {
    ...spec,
    value: spec.value ?? spec.choices.join("|"),
    read(given) {
      const last = lastOf(given);
      if (last === undefined) return otherwise;
      const found = spec.choices.find((one) => one === last);
      if (found === undefined) throw new UsageError(`--${spec.name} takes one of ${spec.choices.join(", ")}; got "${last}".`);
      return found;
    },
  };
}

/** An option with a value of its own form. `read` gives `undefined` for a text that is not of it; `form` says what it is. */
export function value<Value>(
  spec: Pick<Option<unknown>, "name" | "short" | "says" | "choices"> & { readonly value: string; readonly form: string },
  read: (text: string) => Value | undefined,
): Option<Value | undefined> {
  return {
    ...spec,
    read(given) {
      const last = lastOf(given);
      if (typeof last !== "string") return undefined;
      const found = read(last);
      if (found === undefined) throw new UsageError(`--${spec.name} takes ${spec.form}; got "${last}".`);
      return found;
    },
  };
}

/** An option with a text of any form, such as a file or a branch, that is not empty. */
export function words(spec: Parameters<typeof value>[0]): Option<string | undefined> {
  return value(spec, (text) => text || undefined);
}

/** An option that may be given several times, each time with a value of its own form. `otherwise` stands where it is not given at all. */
export function several<Value>(
  spec: Pick<Option<unknown>, "name" | "short" | "says" | "choices"> & { readonly value: string; readonly form: string },
  read: (text: string) => Value | undefined,
  otherwise: readonly Value[],
): Option<readonly Value[]> {
  const { read: readOne } = value(spec, read);
  return {
    ...spec,
    multiple: true,
    read: (given) => (typeof given === "object" ? given.flatMap((one) => readOne(one) ?? []) : otherwise),
  };
}

/** What counts of an option that was given more than once and has one value. */
function lastOf(given: Given): string | boolean | undefined {
  return typeof given === "object" ? given.at(-1) : given;
}
