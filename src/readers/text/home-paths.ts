import type { TextFacts } from "../../facts/text-facts.js";
import type { Span } from "../../text/span.js";
import { matchesOf } from "./matches-of.js";

type HomePath = TextFacts["homePaths"][number];

const mostPaths = 200;

const unixHome = /\/(?:home|Users)\/([A-Za-z0-9._-]{1,64})\/[^\s"'`<>|;,:()[\]{}\\]{0,300}/g;
const windowsHome = /[A-Za-z]:(?:\\{1,4}|\/)Users(?:\\{1,4}|\/)([A-Za-z0-9._ -]{1,64}?)(?:\\{1,4}|\/)[^\s"'`<>|;,()[\]{}]{0,300}/g;
const quotedDrive = /["'][A-Za-z]:[\\/]{1,4}(?!windows|program|users)\w[\w.-][^"'`<>|\n]{0,300}/gi;

/** Users that images and hosted environments bring along, and names that stand for any user. */
const sharedUsers = new Set(
  (
    "app appuser jovyan jupyter bentoml site ubuntu user runner vscode node airflow root sagemaker-user ec2-user hadoop spark jenkins circleci gitpod codespace " +
    "azureuser nonroot worker model-server coder mambauser micromamba trino dagster prefect kaggle glue_user dbt docker vagrant deploy celery " +
    "python nginx www-data streamlit service nobody default triton-server ray builder shared public all " +
    "username user1 your_name yourname your-name your_username youruser you me name myname myuser someone somebody foo bar baz test tester testuser xxx"
  ).split(" "),
);

/** A web route rather than a file: `@app.get("/home/…")`, `href="/Users/…"`. */
const route = /(?:route|get|post|put|patch|delete|href|to|redirect|navigate|push)\s*[=(]\s*["'`]?$/i;
/** The key of a page that a site shows: `page: "/home/schools/"`. */
const pageKey = /(?:^|[\s{,"'_-])(?:page|url|href|link|slug|permalink|pathname|canonical)["']?\s*:\s*["'`]?$/i;
/** A page ends with a slash or a name, a file with an ending. */
const fileEnding = /\.\w{1,8}$/;
/** What cannot stand before the root of a path. */
const insidePath = /[\w/.~})$:%*-]$/;
const comment = /^\s*"?\s*(?:#|\/\/|--|\*|<!--|>>>|\.\.\.)/;

/** A comment behind code, before any quote but the path's own: `root = sys.argv[1]  # e.g. "`. */
const trailingComment = /^(?:[^"'`]|"[^"]*"|'[^']*')*\s(?:#|\/\/)\s[^"'`]*["'`]?$/;

/** A text that is a line of some machine's log: `"2026-06-24T08:15:30Z file="`. */
const loggedLine = /["'`]\[?20\d\d-\d\d-\d\d[T ]\d\d:\d\d[^"'`]*$/;

/** Absolute paths into somebody's home, and paths on a Windows drive, in order; those in comments are only talk. */
export function findHomePaths(text: string): HomePath[] {
  const paths: HomePath[] = [];
  let idle: readonly Span[] | undefined;
  for (const pattern of [unixHome, windowsHome, quotedDrive]) {
    for (const { 0: matched, 1: user, index } of matchesOf(pattern, text)) {
      if (paths.length >= mostPaths) break;
      const path = pattern === quotedDrive ? matched.slice(1) : matched;
      const start = index + matched.length - path.length;
      const before = lineBefore(text, start);
      if (user !== undefined && sharedUsers.has(user.toLowerCase())) continue;
      idle ??= idleText(text);
      if (idle.some((block) => block.start < start && start < block.end)) continue;
      if (comment.test(lineStart(text, start)) || trailingComment.test(before) || loggedLine.test(before)) continue;
      if (/^\s*["']/.test(lineStart(text, start)) && /^\s*(?:>>>|\.\.\.)\s/.test(lineAbove(text, start))) continue;
      if (pattern === unixHome && ((insidePath.test(before) && !before.endsWith("file://")) || route.test(before))) continue;
      if (pattern === unixHome && pageKey.test(before) && !fileEnding.test(path)) continue;
      if (pattern === windowsHome && /\w$/.test(before)) continue;
      if (pattern === quotedDrive && !isDrivePath(path, before)) continue;
      const value = withBlanks(path, text, start, pattern === windowsHome).replace(/[\s\\.]+$/, "");
      paths.push({ value, span: { start, end: start + value.length } });
    }
  }
  return paths.sort((a, b) => a.span.start - b.span.start);
}

const tripleQuoted = /"""[\s\S]*?"""|'''[\s\S]*?'''/g;

/** Triple-quoted text that is a statement of its own: a docstring, or code that somebody has put out of use. */
function idleText(text: string): readonly Span[] {
  return [...matchesOf(tripleQuoted, text)].flatMap(({ 0: block, index }) => {
    const before = text.slice(Math.max(0, index - 200), index);
    return /(?:^|\n)[ \t]*$/.test(before) && !/[(,=+[{%\\]\s*$/.test(before) ? [{ start: index, end: index + block.length }] : [];
  });
}

/** A path of Windows may have blanks: inside quotes it goes on to the one that closes, elsewhere up to a name with an ending. */
function withBlanks(path: string, text: string, start: number, isWindows: boolean): string {
  const end = start + path.length;
  if (!isWindows || text[end] !== " ") return path;
  const rest = /^[^\n"'`<>|]{0,300}/.exec(text.slice(end, end + 300))?.[0] ?? "";
  const before = lineBefore(text, start);
  const quote = before.slice(-1);
  if (/["'`]/.test(quote)) return text[end + rest.length] === quote ? path + rest : path;
  // A folder further on is still the path: `C:\Users\maria\My Drive\parcels.csv`.
  return path + (/^(?: [\w.()&-]+){1,4}[\\/][^\s"'`<>|;,()[\]{}]*/.exec(rest)?.[0] ?? "");
}

/** The line above that of the offset: what a session of Python says stands below what was typed. */
function lineAbove(text: string, offset: number): string {
  const end = text.lastIndexOf("\n", offset - 1);
  return end < 0 ? "" : text.slice(text.lastIndexOf("\n", end - 1) + 1, end);
}

/** How the line of the offset begins, before it. */
function lineStart(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return text.slice(start, Math.min(offset, start + 200));
}

/** What stands before the offset on its line, no more than 200 characters of it. */
function lineBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - 200), offset);
  return before.slice(before.lastIndexOf("\n") + 1);
}

/** Tells `"D:\\data"`, `r"D:\data"` and `"D:/data"` from text such as `"A:\n"` and `"x://"`. */
function isDrivePath(path: string, before: string): boolean {
  const rest = path.slice(2);
  if (rest.startsWith("//")) return false;
  return rest.startsWith("/") || rest.startsWith("\\\\") || /\br["']$/i.test(before) || !/^\\[abfnrtvxuN0-9]/.test(rest);
}
