/** The arguments of a command, told apart. */
export interface CommandOptions {
  /** Options with the values they were given, in order: `-C dir`, `--file=x`, `-j4`. */
  readonly values: readonly (readonly [option: string, value: string])[];
  /** Options without a value. */
  readonly flags: readonly string[];
  /** From the first word that is no option on, options behind it included; a `--` before it is left out. */
  readonly rest: readonly string[];
  /** All words that are neither options nor their values. */
  readonly words: readonly string[];
}

/**
 * Tells options from words. `valued` names the options that take a value, separated by blanks; with `*` all do but the `flags`.
 * A value may be attached: `--file=x` with any option, `-Cdir` with a valued one.
 */
export function optionsOf(args: readonly string[], valued: string, flags = ""): CommandOptions {
  const takesValue = new Set(valued.split(" "));
  const takesNone = new Set(flags.split(" "));
  const isValued = (option: string) => takesValue.has(option) || (takesValue.has("*") && !takesNone.has(option));
  const values: [string, string][] = [];
  const found: string[] = [];
  const words: string[] = [];
  let rest: readonly string[] | undefined;
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (arg === "--") {
      rest ??= args.slice(index + 1);
      words.push(...args.slice(index + 1));
      break;
    }
    if (!arg.startsWith("-") || arg === "-") {
      rest ??= args.slice(index);
      words.push(arg);
      continue;
    }
    const equals = arg.startsWith("--") ? arg.indexOf("=") : -1;
    const short = arg.slice(0, 2);
    if (equals > 0) values.push([arg.slice(0, equals), arg.slice(equals + 1)]);
    else if (isValued(arg) && !takesNone.has(arg)) {
      // `make -j test` leaves the number out.
      if (arg === "-j" && !/^\d+$/.test(args[index + 1] ?? "")) found.push(arg);
      else values.push([arg, args[++index] ?? ""]);
    } else if (!arg.startsWith("--") && arg.length > 2 && takesValue.has(short)) values.push([short, arg.slice(2).replace(/^=/, "")]);
    else found.push(arg);
  }
  return { values, flags: found, rest: rest ?? [], words };
}
