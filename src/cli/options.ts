import { stages } from "../project/stage.js";
import { choice, toggle, value } from "./option.js";

/** Options that several commands take. */
export const stageOption = choice(
  { name: "stage", value: "STAGE", choices: stages, says: "judge as prototype, pilot or production, whatever the manifest says" },
  undefined,
);

export const dryRunOption = toggle("dry-run", "say what would be written, and write nothing");

export const diffOption = toggle("dry-run", "print what would be written as a diff, and write nothing");

/** How lists are printed. */
export const listFormatOption = choice({ name: "format", short: "f", choices: ["text", "json"], says: "how to print" }, "text");

/** Taken by every command, so that a script can fix the day for all of them. */
export const dateOption = value(
  { name: "date", value: "YYYY-MM-DD", form: "YYYY-MM-DD", says: "the day to judge from (default: today, UTC)" },
  (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined),
);
