import { YamlNode } from "../../text/yaml-node.js";
import { type Declaration, declare } from "../infrastructure/declaration.js";
import { running } from "../infrastructure/running.js";

const line = /^([A-Za-z][\w-]*)[ \t]*:[ \t]*(\S.*)$/gm;

/** The processes of a `Procfile`, each with its command. */
export function procfileDeclarations(text: string): Declaration[] {
  return [...text.matchAll(line)].map((match) => {
    const [whole, name = "", written = ""] = match;
    const command = written.trimEnd();
    const start = match.index + whole.length - written.length;
    const { commands, signs } = running({ value: command, span: { start, end: start + command.length } });
    const span = { start: match.index, end: match.index + name.length };
    const declared = declare("process", { value: name, span }, new YamlNode({ kind: "absent" }, span), { commands });
    return { resource: declared.resource, signs };
  });
}
