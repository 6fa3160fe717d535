import { parseArgs } from "node:util";
import { closest } from "../manifest/problems/closest.js";
import type { Command } from "./command.js";
import { commands } from "./commands.js";
import { exitCode, NoSuchPath, UsageError } from "./exit-code.js";
import { commandHelp, help } from "./help.js";
import type { Given, Option } from "./option.js";
import { dateOption } from "./options.js";
import { type Output, processOutput } from "./output.js";
import { version } from "./version.js";

/** Runs the command line. `words` are the arguments after the program's name. Gives the exit code; never throws. */
export async function main(words: readonly string[], output: Output): Promise<number> {
  try {
    return await run(words, output);
  } catch (error) {
    if (error instanceof UsageError) {
      output.error(`roadworthy: ${error.message}\n`);
      return exitCode.wrongUse;
    }
    output.error(`roadworthy: internal fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exitCode.fault;
  }
}

async function run(words: readonly string[], output: Output): Promise<number> {
  const { given, positionals } = parse(words);
  if (given.version) {
    output.out(`${version}\n`);
    return exitCode.clean;
  }
  const named = commands.find(({ name }) => name === positionals[0]);
  const command = named ?? commands[0];
  if (given.help) {
    output.out(named ? commandHelp(named) : help(commands));
    return exitCode.clean;
  }
  refuseForeignOptions(command, given);
  const dateAsked = dateOption.read(given[dateOption.name]);
  const date = dateAsked ?? new Date().toISOString().slice(0, 10);
  try {
    return await command.run(given, { operands: named ? positionals.slice(1) : positionals, date, dateAsked, output, commands });
  } catch (error) {
    // Without a command's name in front, the first word was taken for a path.
    if (named || !(error instanceof NoSuchPath) || error.path !== positionals[0]) throw error;
    const names = commands.map(({ name }) => name);
    const meant = closest(error.path, names);
    throw meant === undefined ? error : new UsageError(`${error.message} Did you mean \`roadworthy ${meant}\`?`);
  }
}

const common: readonly Pick<Option<unknown>, "name" | "short" | "value" | "multiple">[] = [
  { name: "help", short: "h" },
  { name: "version", short: "v" },
];

/** Texts of an option that some command takes several times; switches have none. */
function toGiven(value: string | boolean | readonly (string | boolean)[] | undefined): Given {
  return typeof value === "object" ? value.filter((one) => typeof one === "string") : value;
}

/** @throws UsageError for a word that no command knows. */
function parse(words: readonly string[]) {
  const known = [...commands.flatMap(({ options }) => Object.values(options)), dateOption];
  const kinds = new Map<string, { type: "boolean" | "string"; short?: string; multiple?: boolean }>();
  for (const { name, short, value, multiple } of [...common, ...known]) {
    const type = value ? "string" : "boolean";
    kinds.set(name, { type, multiple: multiple === true || kinds.get(name)?.multiple === true, ...(short && { short }) });
  }
  try {
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: Object.fromEntries(kinds) });
    return { given: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toGiven(value)])), positionals };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /^Unknown option '(-[^']*)'/.exec(message)?.[1];
    if (unknown === undefined) throw new UsageError(message);
    const meant = unknown.startsWith("--") ? closest(unknown.slice(2), [...kinds.keys()]) : undefined;
    const hint = meant === undefined ? "`roadworthy --help` lists those there are." : `Did you mean --${meant}?`;
    throw new UsageError(`There is no option ${unknown}. ${hint}`);
  }
}

/** @throws UsageError for an option that another command takes: it would be passed over in silence. */
function refuseForeignOptions({ name, options }: Command, given: Readonly<Record<string, unknown>>): void {
  const taken = [...common, dateOption, ...Object.values(options)].map((one) => one.name);
  const foreign = Object.keys(given).find((one) => !taken.includes(one));
  if (foreign !== undefined) throw new UsageError(`${name} takes no --${foreign}. \`roadworthy ${name} --help\` says what it takes.`);
}

/** The program: `dist/cli.js` calls this. */
export async function program(): Promise<void> {
  // Who reads through `head` has read enough.
  process.stdout.on("error", (error: Error & { readonly code?: string }) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(exitCode.clean);
  });
  process.exitCode = await main(process.argv.slice(2), processOutput());
}
