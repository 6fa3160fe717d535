import type { Command } from "./command.js";
import type { Option } from "./option.js";
import { dateOption } from "./options.js";

const exitCodes = "0 clean   1 below the asked bar   2 wrong use, or a manifest that cannot be read   3 internal fault";

/** What `roadworthy --help` prints. The first command is the one that needs no name. */
export function help(commands: readonly Command[]): string {
  const usages = commands.flatMap(({ name, usages }, index) =>
    usages.map(({ operands, does }) => [`roadworthy ${index === 0 ? `[${name}]` : name} ${operands}`.trimEnd(), does] as const),
  );
  const takers = new Map<string, { readonly option: Option<unknown>; readonly by: string[] }>();
  for (const { name, options } of commands)
    for (const option of Object.values(options)) {
      const key = `${synopsis(option)} ${option.says}`;
      const row = takers.get(key) ?? { option, by: [] };
      takers.set(key, row);
      row.by.push(name);
    }
  return `Roadworthy: is this ML project fit for production?

Usage
${table(usages)}

Options
${table([
  ...[...takers.values()].map(({ option, by }) => [synopsis(option), `${by.join(", ")}: ${option.says}`] as const),
  [synopsis(dateOption), dateOption.says],
  ["-h, --help", "this, or what one command takes: roadworthy check --help"],
  ["-v, --version", "the version"],
])}

Exit codes
  ${exitCodes}

Nothing of the workspace is executed; nothing is sent anywhere. NO_COLOR is honoured.
`;
}

/** What `roadworthy COMMAND --help` prints. */
export function commandHelp({ name, usages, options }: Command): string {
  return `Usage
${table(usages.map(({ operands, does }) => [`roadworthy ${name} ${operands}`.trimEnd(), does] as const))}

Options
${table([...Object.values(options), dateOption].map((option) => [synopsis(option), option.says] as const))}

Exit codes
  ${exitCodes}
`;
}

/** How an option is written, such as `-f, --format text|json`. */
function synopsis({ name, short, value }: Option<unknown>): string {
  return `${short ? `-${short}, ` : "    "}--${name}${value ? ` ${value}` : ""}`;
}

/** Two columns; where the first is wide, the second stands on the next line. */
function table(rows: readonly (readonly [string, string])[]): string {
  const width = 40;
  return rows
    .map(([left, right]) => (left.length < width ? `  ${left.padEnd(width)} ${right}` : `  ${left}\n${" ".repeat(width + 3)}${right}`))
    .join("\n");
}
