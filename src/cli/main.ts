import { parseArgs } from "node:util";
import { type Stage, stages } from "../project/stage.js";
import { add } from "./add.js";
import { baseline } from "./baseline.js";
import { check } from "./check.js";
import { exitCode, UsageError } from "./exit-code.js";
import { explain, explainTrait, listRules } from "./explain.js";
import { help } from "./help.js";
import { init } from "./init.js";
import { type Output, processOutput } from "./output.js";
import { prepare } from "./prepare.js";
import { stack } from "./stack.js";
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

const commands = ["check", "init", "add", "prepare", "explain", "rules", "stack", "baseline"] as const;

async function run(words: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = parse(words);
  if (values.help) {
    output.out(help);
    return exitCode.clean;
  }
  if (values.version) {
    output.out(`${version}\n`);
    return exitCode.clean;
  }
  const date = oneOf(
    "--date",
    values.date ?? new Date().toISOString().slice(0, 10),
    (text) => /^\d{4}-\d\d-\d\d$/.test(text),
    "YYYY-MM-DD",
  );
  const format = choice("--format", values.format ?? "text", ["text", "json", "html"] as const);
  const listFormat = format === "json" ? "json" : "text";
  const [first = "check", ...rest] = positionals;
  const command = commands.find((one) => one === first);
  switch (command) {
    case "init":
      return init({ path: rest[0] ?? ".", dryRun: values["dry-run"] ?? false, date }, output);
    case "add":
      return add({ list: values.list ?? false, scaffold: rest[0], path: rest[1] ?? ".", dryRun: values["dry-run"] ?? false, date }, output);
    case "prepare":
      return prepare(
        {
          path: rest[0] ?? ".",
          stage: values.stage === undefined ? undefined : choice<Stage>("--stage", values.stage, stages),
          dryRun: values["dry-run"] ?? false,
          date,
        },
        output,
      );
    case "explain":
      if (values.trait !== undefined) return explainTrait({ trait: values.trait, path: rest[0] ?? ".", date }, output);
      return explain(rest[0], output);
    case "stack":
      return stack(
        {
          paths: rest.length > 0 ? rest : ["."],
          format: listFormat,
          verbose: values.verbose ?? false,
          samples: values.samples ?? false,
          date,
        },
        output,
      );
    case "baseline":
      return baseline({ paths: rest.length > 0 ? rest : ["."], dryRun: values["dry-run"] ?? false, date }, output);
    case "rules":
      return listRules(listFormat, output);
    default: {
      const paths = command === "check" ? rest : positionals;
      return check(
        {
          paths: paths.length > 0 ? paths : ["."],
          format,
          verbose: values.verbose ?? false,
          stage: values.stage === undefined ? undefined : choice<Stage>("--stage", values.stage, stages),
          minScore:
            values["min-score"] === undefined
              ? undefined
              : Number(oneOf("--min-score", values["min-score"], (text) => /^\d+$/.test(text) && Number(text) <= 100, "0 to 100")),
          failOn: choice("--fail-on", values["fail-on"] ?? "error", ["error", "warning", "never"] as const),
          date,
        },
        output,
      );
    }
  }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
        format: { type: "string", short: "f" },
        verbose: { type: "boolean" },
        stage: { type: "string" },
        "min-score": { type: "string" },
        "fail-on": { type: "string" },
        "dry-run": { type: "boolean" },
        date: { type: "string" },
        trait: { type: "string" },
        samples: { type: "boolean" },
        list: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function choice<Choice extends string>(option: string, given: string, choices: readonly Choice[]): Choice {
  const found = choices.find((one) => one === given);
  if (!found) throw new UsageError(`${option} takes one of ${choices.join(", ")}; got "${given}".`);
  return found;
}

function oneOf(option: string, given: string, isRight: (text: string) => boolean, form: string): string {
  if (!isRight(given)) throw new UsageError(`${option} takes ${form}; got "${given}".`);
  return given;
}

/** The program: `dist/cli.js` calls this. */
export async function program(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), processOutput());
}
