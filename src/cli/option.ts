import { UsageError } from "./exit-code.js";

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
  /** What it does, for help. */
  readonly says: string;
  /** The value that was given, or that stands where nothing was. @throws UsageError when the given one cannot be. */
  read(given: string | boolean | undefined): Value;
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
      if (given === undefined) return otherwise;
      const found = spec.choices.find((one) => one === given);
      if (found === undefined) throw new UsageError(`--${spec.name} takes one of ${spec.choices.join(", ")}; got "${given}".`);
      return found;
    },
  };
}

/** An option with a value of its own form. `read` gives `undefined` for a text that is not of it; `form` says what it is. */
export function value<Value>(
  spec: Pick<Option<unknown>, "name" | "short" | "says"> & { readonly value: string; readonly form: string },
  read: (text: string) => Value | undefined,
): Option<Value | undefined> {
  return {
    ...spec,
    read(given) {
      if (typeof given !== "string") return undefined;
      const found = read(given);
      if (found === undefined) throw new UsageError(`--${spec.name} takes ${spec.form}; got "${given}".`);
      return found;
    },
  };
}
