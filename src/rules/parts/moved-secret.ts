import type { CodeValue } from "../../facts/code-value.js";
import type { SecretHit } from "../../facts/text-facts.js";
import type { Project } from "../../project/project.js";
import { scriptsOf } from "../../project/scripts.js";
import type { Edit } from "../../text/edit.js";
import type { Span } from "../../text/span.js";
import type { Fix } from "../rule.js";

/**
 * The fix that reads a secret from the environment and names its variable in `.env.example`. Offered where the secret is the whole of a plain
 * literal that code assigns or passes on. What it was is written nowhere.
 */
export function movedSecret(project: Project, { span, variable, os }: SecretHit, path: string): readonly Fix[] {
  if (variable === undefined) return [];
  const literal = { start: span.start - 1, end: span.end + 1 };
  const python = project.python.find((module) => module.path === path && module.form === "module");
  const script = scriptsOf(project).find((module) => module.path === path);
  const replace = (at: Span, text: string): Edit => ({ kind: "replace", path, span: at, text });
  const edits: Edit[] = [];
  if (python && os !== undefined && isValue(python.facts, literal)) {
    edits.push(replace(literal, `os.environ["${variable}"]`));
    if (os !== true) edits.push(replace({ start: os, end: os }, "import os\n"));
  } else if (script && !script.facts.client && isValue(script.facts, literal)) edits.push(replace(literal, `process.env.${variable}`));
  else return [];
  return [
    {
      kind: "edit",
      title: `Read \`${variable}\` from the environment; the key in the history must be revoked all the same`,
      edits: [...edits, ...exampleOf(project, variable)],
    },
  ];
}

interface Code {
  readonly assignments: readonly { readonly value: CodeValue }[];
  readonly calls: readonly { readonly name: string; readonly arguments: readonly { readonly value: CodeValue }[] }[];
}

/** Calls that put a variable into the environment, or take one out of it. */
const environment = /(?:^|\.)(?:getenv|putenv|setdefault|environ\.\w+)$/;

/** Whether a literal is assigned or passed on, by itself or in a dictionary or list. */
function isValue({ assignments, calls }: Code, literal: Span): boolean {
  const holds = (value: CodeValue): boolean => {
    if (literal.start < value.span.start || value.span.end < literal.end) return false;
    if (value.kind === "dict") return value.entries.some((entry) => holds(entry.value));
    if (value.kind === "list") return value.items.some(holds);
    return value.kind === "string" && value.span.start === literal.start && value.span.end === literal.end;
  };
  return (
    assignments.some(({ value }) => holds(value)) ||
    calls.some(({ name, arguments: given }) => !environment.test(name) && given.some(({ value }) => holds(value)))
  );
}

/** The variable in the example file of the project, without a value: a new file, or a line more. */
function exampleOf(project: Project, variable: string): readonly Edit[] {
  const path = project.resolve(".env.example");
  const example = project.facts("environment").find((one) => one.path === path);
  if (!example) return project.exists(".env.example") ? [] : [{ kind: "create", path, text: `${variable}=\n` }];
  const { variables, end } = example.facts;
  if (!end || variables.some(({ name }) => name === variable)) return [];
  const { offset, isOpen } = end;
  return [{ kind: "replace", path, span: { start: offset, end: offset }, text: `${isOpen ? "\n" : ""}${variable}=\n` }];
}
