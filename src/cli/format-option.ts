import { type FormatName, formatNames } from "../formats/formats.js";
import { several } from "./option.js";

/** A format, and the file that takes it; standard output where there is none. */
export interface FormatTarget {
  readonly format: FormatName;
  readonly file?: string;
}

/** How reports are printed: `--format sarif=roadworthy.sarif --format text`. */
export const formatOption = several<FormatTarget>(
  {
    name: "format",
    short: "f",
    value: "NAME[=FILE]",
    choices: formatNames,
    form: `one of ${formatNames.join(", ")}, and a file after = if it is to be written into one`,
    says: `how to print (default: text), and the file to write it to; may be given several times: ${formatNames.join(", ")}`,
  },
  (words) => {
    const [name, ...rest] = words.split("=");
    const format = formatNames.find((one) => one === name);
    const file = rest.join("=");
    if (format === undefined || (rest.length > 0 && file === "")) return undefined;
    return { format, ...(file !== "" && { file }) };
  },
  [{ format: "text" }],
);
