import { parseArgs } from "node:util";
import type { Command } from "./command.js";
import { commands } from "./commands.js";
import { exitCode, UsageError } from "./exit-code.js";
import { commandHelp, help } from "./help.js";
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
  const { values: given, positionals } = parse(words);
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
  const date = dateOption.read(given[dateOption.name]) ?? new Date().toISOString().slice(0, 10);
  return command.run(given, { operands: named ? positionals.slice(1) : positionals, date, output });
}

const common = [
  { name: "help", short: "h" },
  { name: "version", short: "v" },
];

/** @throws UsageError for a word that no command knows. */
function parse(words: readonly string[]) {
  const known = [...commands.flatMap(({ options }) => Object.values(options)), dateOption];
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: Object.fromEntries<{ type: "boolean" | "string"; short?: string }>([
        ...common.map(({ name, short }) => [name, { type: "boolean", short }] as const),
        ...known.map(({ name, short, value }) => [name, { type: value ? "string" : "boolean", ...(short && { short }) }] as const),
      ]),
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
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
  process.exitCode = await main(process.argv.slice(2), processOutput());
}
