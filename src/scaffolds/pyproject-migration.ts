import type { Dependency, DependencyFacts } from "../facts/dependency-facts.js";
import type { FactsOf, Project } from "../project/project.js";
import { fromProject } from "../project/stack/seen.js";
import { describeStack } from "../project/stack.js";
import { nameOf } from "../workspace/path-parts.js";
import { newFile } from "./new-file.js";
import { codeSpan } from "./quote.js";
import type { Scaffold } from "./scaffold.js";
import { type FoundRequirement, type Migration, migrationNotes } from "./templates/pyproject-migration.js";

/** From the ways to declare dependencies that there were before, to the one of today. */
export const pyprojectMigration: Scaffold = {
  title: "Notes on moving to pyproject",
  description:
    "A draft of `pyproject.toml` from requirements files, setup.py or a conda environment, with what it cannot know and the steps.",
  effort: 30,
  raises: [],
  suits: (project) => sourcesOf(project).length > 0,
  edits(project) {
    const sources = sourcesOf(project);
    if (sources.length === 0) return [];
    return [newFile(project, "docs/pyproject-migration.md", migrationNotes(migrationOf(project, sources)))];
  },
};

interface Source {
  /** Relative to the project. */
  readonly file: string;
  readonly facts: DependencyFacts;
}

/** What declares packages for Python, where no `pyproject.toml` or Pipfile does. */
function sourcesOf(project: Project): readonly Source[] {
  const all = project.facts("dependencies").flatMap(({ path, role, facts }: FactsOf<"dependencies">): Source[] => {
    const file = fromProject(project, path);
    const counts = facts.ecosystem !== "npm" && facts.role === "manifest" && (role === "production" || role === "test");
    return file !== undefined && counts ? [{ file, facts }] : [];
  });
  if (all.some(({ file }) => /^(?:pyproject\.toml|Pipfile)$/.test(nameOf(file)))) return [];
  return all.filter(({ file, facts }) => facts.dependencies.length > 0 || nameOf(file) === "setup.py");
}

function migrationOf(project: Project, sources: readonly Source[]): Migration {
  const runtime: FoundRequirement[] = [];
  const groups = new Map<string, FoundRequirement[]>();
  const open: string[] = [];
  const known = new Set<string>();
  for (const { file, facts } of sources) {
    for (const one of facts.dependencies) {
      const group = groupOf(file, one);
      const text = requirement(one, facts.ecosystem);
      const key = `${group} ${one.name}`;
      if (facts.ecosystem === "conda" && /^(?:python|pip)$/.test(one.name)) continue;
      if (text === undefined)
        open.push(
          `${codeSpan(`${one.name} ${one.specifier}`)} in ${codeSpan(file)} is no version: name the place in \`[tool.uv.sources]\`, or publish it.`,
        );
      if (known.has(key)) {
        const said = [...runtime, ...[...groups.values()].flat()].find((entry) => entry.file !== file && entry.text.startsWith(one.name));
        if (text !== undefined && said && said.text !== text)
          open.push(`${codeSpan(file)} asks for ${codeSpan(text)}, ${codeSpan(said.file)} for ${codeSpan(said.text)}: keep one.`);
        continue;
      }
      known.add(key);
      const entry = { text: text ?? one.name, file };
      if (group === undefined) runtime.push(entry);
      else groups.set(group, [...(groups.get(group) ?? []), entry]);
    }
    if (facts.manager === "pip")
      open.push(
        `What ${codeSpan(file)} has besides: conditions such as \`; python_version < "3.11"\`, indexes and other options of pip are not taken over.`,
      );
    if (facts.partial) open.push(`${codeSpan(file)} works out some of its packages when it runs: compare them.`);
    if (facts.ecosystem === "conda")
      open.push(
        `${codeSpan(file)} installs from conda: some packages have another name on PyPI, and programs such as CUDA or compilers are not there at all.`,
      );
    for (const { value } of facts.includes.filter(({ value }) => !/\.(?:txt|in|lock)$/.test(value)))
      open.push(
        `${codeSpan(file)} installs ${codeSpan(project.relative(value) || ".")} from its folder: make it a workspace member or a path in \`[tool.uv.sources]\`.`,
      );
  }
  const unbounded = runtime.filter(({ text }) => /^[\w.[\],-]+$/.test(text)).map(({ text }) => text);
  if (unbounded.length > 0)
    open.push(
      `How new these may be: ${unbounded
        .slice(0, 20)
        .map((text) => codeSpan(text))
        .join(", ")} have no version.`,
    );
  const python = pythonRange(project, sources);
  return {
    name: sources.flatMap(({ facts }) => facts.projectName?.value ?? [])[0] ?? describeStack(project).name,
    ...(python && { python }),
    runtime,
    groups,
    open,
    files: sources.map(({ file }) => file),
    isPackage: sources.some(({ file }) => /^setup\.(?:py|cfg)$/.test(nameOf(file))),
  };
}

/** The dependency group that a package belongs to, by its file's name where the file does not say; `undefined` for what the program needs. */
function groupOf(file: string, { scope, group }: Dependency): string | undefined {
  const named = /(?:^|[-_./])(dev|develop|development|test|tests|testing|docs?|lint|ci|notebooks?)(?=[-_./]|$)/.exec(file)?.[1];
  const found = named ?? (scope === "runtime" ? undefined : (group ?? "dev"));
  if (found === undefined) return undefined;
  const plain = found
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return /^dev/.test(plain) ? "dev" : plain === "tests" || plain === "testing" ? "test" : plain || "dev";
}

/** The requirement as PEP 508 writes it; `undefined` where it is a place, not a version. */
function requirement({ name, specifier = "", extras }: Dependency, ecosystem: DependencyFacts["ecosystem"]): string | undefined {
  const start = `${name}${extras.length > 0 ? `[${extras.join(",")}]` : ""}`;
  const written = specifier.replace(/\s+/g, "");
  if (written === "" || written === "*") return start;
  // conda: `=1.2` means any 1.2, and a build string may follow.
  const version = ecosystem === "conda" ? written.replace(/^=(?!=)([^=,]+)(?:=.*)?$/, "==$1.*").replace(/\.\*\.\*$/, ".*") : written;
  if (/^(?:(?:===?|~=|!=|<=?|>=?)[\w.*+!-]+,?)+$/.test(version)) return start + version;
  return /^\d[\w.]*$/.test(version) ? `${start}==${version}` : undefined;
}

function pythonRange(project: Project, sources: readonly Source[]): string | undefined {
  const asked = sources.flatMap(({ facts }) => facts.python?.specifier ?? [])[0];
  if (asked && /[<>~!]/.test(asked)) return asked;
  const { python } = describeStack(project);
  return python.at || asked ? `>=${(asked ?? python.value).replace(/[^\d.]/g, "")}` : undefined;
}
