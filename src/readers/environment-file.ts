import type { EnvironmentFacts } from "../facts/environment-facts.js";
import type { Sign } from "../facts/sign.js";
import { verbatimText } from "../text/mapped-text.js";
import { readableText } from "../text/readable-text.js";
import { environmentRole } from "./environment/environment-role.js";
import { environmentVariable, variableSigns } from "./environment/environment-variable.js";
import type { Reader } from "./reader.js";

const assignment = /^([ \t]*(?:export[ \t]+)?)([A-Za-z_][\w.]*)[ \t]*=[ \t]*/;
/** How examples show a variable that may be left out. */
const commented = /^([ \t]*#+[ \t]*(?:export[ \t]+)?)([A-Z][A-Z0-9_]{2,})[ \t]*=/;

/** Reads the variables of `.env` files of any stage, of their examples, and of `.envrc`. In an example those in comments count, as not filled in. */
export const environmentFileReader: Reader<"environment"> = {
  name: "environment-file",
  kind: "environment",
  files: {
    extensions: ["env"],
    patterns: [
      // `.env`, `.env.local`, `.env_example`; not `.env.ts`.
      /(?:^|\/)[^/]*\.env(?:rc)?(?:[._-](?!(?:[cm]?[jt]sx?|py|json5?|ya?ml|toml|md|sh|enc|gpg|age|vault|d\.ts)$)[^/]*)?$/,
      /(?:^|\/)(?:dot)?env[._-](?:example|sample|template|dist|tmpl)$/,
      /(?:^|\/)(?:example|sample|template)[._-](?:dot)?env$/,
    ],
  },
  maxBytes: 200_000,
  read({ path, text: file }): EnvironmentFacts {
    const { text, notes } = readableText(file);
    const role = environmentRole(path);
    const variables: EnvironmentFacts["variables"][number][] = [];
    const signs: Sign[] = [];
    for (let start = 0; start < text.length; ) {
      const end = lineEnd(text, start);
      const line = text.slice(start, end);
      const [head, before = "", name = ""] = assignment.exec(line) ?? (role === "example" ? commented.exec(line) : undefined) ?? [];
      let next = end + 1;
      if (head !== undefined) {
        const nameStart = start + before.length;
        const located = { value: name, span: { start: nameStart, end: nameStart + name.length } };
        const isComment = before.includes("#");
        const value = isComment ? { value: "", span: { start: end, end } } : valueAt(text, start + head.length, end);
        variables.push(environmentVariable(located, value.value));
        if (!isComment) signs.push(...variableSigns(located, verbatimText(value.value, value.span.start)));
        next = Math.max(next, lineEnd(text, value.span.end) + 1);
      }
      start = next;
    }
    const end = { offset: text.length, isOpen: text !== "" && !text.endsWith("\n") };
    return { role, variables, end, signs, notes };
  },
};

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

/** The value without quotes and without a comment behind it. A quoted one may go on over lines. */
function valueAt(text: string, start: number, end: number) {
  const quote = text[start];
  if (start < end && (quote === '"' || quote === "'" || quote === "`")) {
    const close = text.indexOf(quote, start + 1);
    if (close !== -1 && close - start < 20_000) return { value: text.slice(start + 1, close), span: { start: start + 1, end: close } };
  }
  const written = text.slice(start, end);
  const value = written.slice(0, /(?:^|\s)#/.exec(written)?.index).trim();
  return { value, span: { start, end: start + value.length } };
}
