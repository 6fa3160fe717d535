import type { Sign } from "../facts/sign.js";
import { type MappedText, verbatimText } from "../text/mapped-text.js";
import type { Located } from "../text/span.js";
import type { YamlNode } from "../text/yaml-node.js";
import { commandLines } from "./ci/command-lines.js";
import { imageReference } from "./container/image-reference.js";

/** UTF-16 units of a command that a sign keeps. */
const maxCommand = 1000;

/** The sign of one command line. */
export function commandSign(line: { readonly text: string; readonly span: Sign["span"] }): Sign {
  return { kind: "command", value: line.text.trim().slice(0, maxCommand), span: line.span };
}

const shellCall = /^(?:\S*\/)?(?:ba|da|z|a)?sh\s+(?:-\w+\s+)*-\w*c\s+(.+)$/s;

/** The signs of what a container, pipeline or task runs: a script, or `sh -c "…"` whose script is meant. */
export function scriptSigns(script: Located<string>): Sign[] {
  const inner = shellCall.exec(script.value)?.[1]?.trim();
  const text = inner ? inner.replace(/^(["'])(.*)\1$/s, "$2") : script.value;
  return commandLines(verbatimText(text, 0)).map((line) => commandSign({ text: line.text, span: script.span }));
}

/** What a container starts: the entry point, with the command as its arguments. */
export function started(entrypoint: Located<string> | undefined, command: Located<string> | undefined): Located<string>[] {
  if (entrypoint && command) return [{ value: `${entrypoint.value} ${command.value}`, span: entrypoint.span }];
  return [entrypoint ?? command].flatMap((line) => line ?? []);
}

/** The sign of an image, without tag and digest; none for an image whose name is a variable. */
export function imageSigns(image: Located<string> | undefined): Sign[] {
  const name = image ? imageReference(image.value).image : "";
  return image && name !== "" && !name.startsWith("$") ? [{ kind: "image", value: name, span: image.span }] : [];
}

/** The signs of an environment variable: its name, and the addresses in its value. */
export function environmentSigns(name: Located<string>, value: MappedText | undefined): Sign[] {
  return [{ kind: "env", value: name.value, span: name.span }, ...(value ? uriSigns(value) : [])];
}

const uri = /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s"'`<>|\\]{1,499}[^\s"'`<>|\\,.;)]/gi;
const credentials = /:\/\/[^/@]*@/;

/** The addresses in a text, as `scheme://…`, without user names and passwords. */
export function uriSigns(text: MappedText): Sign[] {
  return [...text.value.matchAll(uri)].map((match) => ({
    kind: "uri",
    value: match[0].replace(credentials, "://"),
    span: text.span(match.index, match.index + match[0].length),
  }));
}

/** The addresses in all texts below a node. */
export function nestedUriSigns(node: YamlNode): Sign[] {
  const text = node.mapped();
  if (text) return uriSigns(text);
  return [...node.items(), ...node.entries().map(({ value }) => value)].flatMap(nestedUriSigns);
}
