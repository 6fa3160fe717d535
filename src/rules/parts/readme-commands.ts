import type { DocumentFacts } from "../../facts/document-facts.js";
import type { Project } from "../../project/project.js";
import type { Located } from "../../text/span.js";
import { nameOf } from "../../workspace/path-parts.js";

/** A command of a document that cannot work: what it needs is not there. */
export interface BrokenCommand {
  readonly command: Located<string>;
  /** What is missing, in words. */
  readonly lacks: string;
}

/** What may stand for a name of one's own, or comes from elsewhere. */
const placeholder =
  /[<>${}*…]|\.\.\.|\bpath\/to\b|(?:^|[\s/_-])(?:your|my|some|foo|bar|example|script)[_-]?\w*\.(?:py|sh|js|ts|txt|ya?ml)\b|\b[A-Z_]{4,}\b\.py/;
const started = /^(?:\$\s*|>\s*)?(?:(?:sudo|time|nohup)\s+)?(?:[A-Z_]+=\S*\s+)*(?:(?:uv|poetry|pdm|pipenv|hatch|conda)\s+run\s+)?(.*)$/s;
const python =
  /^(?:python3?(?:\.\d+)?|streamlit\s+run|chainlit\s+run|accelerate\s+launch|torchrun|ipython)\s+(?:-[uOB]\s+)*([\w./-]+\.py)\b/;
const shell = /^(?:(?:ba)?sh\s+|source\s+|\.\s+)?((?:\.\/)?[\w./-]+\.sh)\b/;
const requirements = /^(?:python3?\s+-m\s+)?(?:uv\s+)?pip3?\s+install\b.*?\s-r\s+([\w./-]+\.txt)\b/;
const make = /^make\s+([a-z][\w-]*(?:\s+[a-z][\w-]*)*)\s*$/;
const npm = /^(?:npm|pnpm|yarn|bun)\s+run\s+([\w:-]+)/;

/** The commands of a document that run a target, script or file that the project does not have. Only such as can be told by their names. */
export function brokenCommands(project: Project, { commands }: DocumentFacts): readonly BrokenCommand[] {
  // Behind another repository's clone files of that one are meant, and what a command downloads or writes is not there yet.
  const clones = commands.filter(({ value }) => /\bgit\s+clone\b/.test(value)).length;
  if (
    clones > 1 ||
    commands.some(({ value }) => /\bcookiecutter\b|\bcopier\s+copy\b|\bkedro\s+new\b|\bnpx\s+create-|\bdegit\b/.test(value))
  )
    return [];
  const made = commands
    .map(({ value }) => value)
    .filter((text) => /\b(?:curl|wget|cp|mv|touch|echo|cat|unzip|tar|export|ln|scp)\b|>/.test(text));
  let folder = ".";
  return commands.flatMap((command) => {
    const text = started.exec(command.value.trim())?.[1] ?? "";
    folder = changedFolder.exec(text)?.[1] ?? folder;
    const lacks = isUnlisted(project, folder) ? undefined : lackOf(project, text, made);
    return lacks ? [{ command, lacks }] : [];
  });
}

const changedFolder = /^cd\s+["']?([^\s"';&|]+)/;

/** Whether a command was run before in a folder of which no file is listed: one of data, or of another repository. */
function isUnlisted(project: Project, folder: string): boolean {
  const name = folder.replace(/^(?:\.\/)+|\/+$/g, "");
  if (/^\.*$/.test(name) || /^[~/-]|^\.\.\//.test(name)) return false;
  return ![...project.files, ...project.shared].some((file) => `/${file}`.includes(`/${name}/`));
}

function lackOf(project: Project, text: string, made: readonly string[]): string | undefined {
  const file = (python.exec(text) ?? shell.exec(text) ?? requirements.exec(text))?.[1];
  if (file) {
    const name = nameOf(file);
    const isOutside = /^(?:\/|~|\.\.\/)/.test(file) || placeholder.test(file) || made.some((one) => one !== text && one.includes(name));
    return isOutside || hasFile(project, name) ? undefined : `no file \`${name}\``;
  }
  const targets = make.exec(text)?.[1]?.split(/\s+/);
  if (targets) {
    const makefiles = project.facts("tasks").filter(({ facts }) => facts.runner === "make");
    const known = new Set(makefiles.flatMap(({ facts }) => facts.tasks.map(({ name }) => name)));
    // Targets with patterns or variables in their names may be any.
    const isOpen = [...known].some((name) => /[%$*]/.test(name));
    const absent = isOpen ? undefined : targets.find((target) => !known.has(target) && !hasFile(project, target));
    if (absent) return makefiles.length > 0 ? `no target \`${absent}\` in a Makefile` : "no Makefile";
  }
  const script = npm.exec(text)?.[1];
  const packages = script
    ? project.facts("dependencies").filter(({ facts }) => facts.ecosystem === "npm" && facts.role === "manifest")
    : [];
  const isAbsent = packages.length > 0 && !packages.some(({ facts }) => facts.scripts.some(({ name }) => name === script));
  return isAbsent ? `no script \`${script}\` in a \`package.json\`` : undefined;
}

function hasFile(project: Project, name: string): boolean {
  return project.files.some((file) => nameOf(file) === name) || project.shared.some((file) => nameOf(file) === name);
}
