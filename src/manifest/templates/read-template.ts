import type { Span } from "../../text/span.js";
import { closest } from "../problems/closest.js";

/** A text of the team that stands in place of a scaffold's: `<folder>/<scaffold>/<path of the file>`. */
export interface Template {
  /** Relative to the workspace. */
  readonly path: string;
  /** The scaffold's id, as its folder is called. */
  readonly scaffold: string;
  /** Which of its files: the end of their path, such as `Dockerfile` or `workflows/ci.yml`. */
  readonly target: string;
  /** Without its header; `undefined` where it cannot be used. */
  readonly text: string | undefined;
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
}

/** What templates may ask for, as `{{roadworthy.name}}`, and what stands there then. */
export const placeholders = {
  name: "the project's name, fit for labels and image tags",
  date: "the day, `YYYY-MM-DD`",
  owner: "the first owner in the manifest",
  manager: "the package manager: `uv`, `poetry`, `pip` …",
  python: "the minor version of Python: `3.12`",
  port: "the port of the service",
  health: "the path that says whether the service is well",
  start: "the command that starts the service or the batch job",
  test: "the command that runs the tests",
  train: "the command that trains",
  model: "the file of the saved model",
  default: "all that the scaffold would have written",
} as const;

export type Placeholder = keyof typeof placeholders;

/** The only version of the header there is. */
const version = "1";
const mark = /\broadworthy-template:[ \t]*([^\s#*>-]*)/;
const asked = /\{\{[ \t]*roadworthy\.([\w.-]*)[ \t]*\}\}/g;

/** Reads a template; a text that is binary or too large is `undefined`. Total: what is wrong is a problem with a place. */
export function readTemplate(path: string, scaffold: string, target: string, text: string | undefined): Template {
  const problems: { message: string; span: Span }[] = [];
  const unusable = (message: string, start = 0, end = start): Template => ({
    path,
    scaffold,
    target,
    text: undefined,
    problems: [...problems, { message, span: { start, end } }],
  });
  if (text === undefined || text.includes("\0")) return unusable("This is no text, or too large a one, so the scaffold's own stands.");
  const lineEnd = text.indexOf("\n");
  const head = lineEnd === -1 ? text : text.slice(0, lineEnd);
  const header = mark.exec(head);
  if (!header)
    return unusable(
      `The first line has to say \`roadworthy-template: ${version}\`, in a comment or as it is; it is left out of what is written.`,
    );
  const start = header.index;
  const end = start + header[0].length;
  if (header[1] !== version)
    return unusable(`Templates of version \`${header[1]}\` are not known; this Roadworthy knows ${version}.`, start, end);
  for (const { 0: written, 1: name = "", index } of text.matchAll(asked)) {
    if (Object.hasOwn(placeholders, name)) continue;
    const meant = closest(name, Object.keys(placeholders));
    problems.push({
      message: `There is no \`${name}\` to fill in${meant ? `; did you mean \`${meant}\`?` : `. There are ${Object.keys(placeholders).join(", ")}.`}`,
      span: { start: index, end: index + written.length },
    });
  }
  const rest = lineEnd === -1 ? "" : text.slice(lineEnd + 1);
  if (rest.trim() === "") return unusable("There is nothing below the header.", start, end);
  return { path, scaffold, target, text: problems.length > 0 ? undefined : rest, problems };
}

/** The text with its placeholders filled in, in one pass: a value that looks like a placeholder stays as it is. */
export function fillTemplate(text: string, value: (name: Placeholder) => string): string {
  return text.replace(asked, (written, name: string) => (isPlaceholderName(name) ? value(name) : written));
}

function isPlaceholderName(name: string): name is Placeholder {
  return Object.hasOwn(placeholders, name);
}
