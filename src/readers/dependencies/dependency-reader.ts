import type { Dependency, DependencyFacts } from "../../facts/dependency-facts.js";
import type { Note, Sign } from "../../facts/sign.js";
import type { Located, Span } from "../../text/span.js";
import type { LocatedYaml } from "../../text/yaml.js";
import type { YamlNode } from "../../text/yaml-node.js";
import type { PathSelector, Reader } from "../reader.js";
import { taskSignsOf } from "./scripts.js";

/** What is the same for every file of a format. */
interface DependencyFormat extends Pick<DependencyFacts, "ecosystem" | "role" | "manager"> {
  readonly name: string;
  readonly files: PathSelector;
  /** In bytes; 2 MB for a manifest and 30 MB for a lock if left out. */
  readonly maxBytes?: number;
}

/** What a file of a format says; everything left out is empty. */
export type DependencyContents = Partial<Omit<DependencyFacts, "role" | "ecosystem">>;

/** Lists that the parts of a manifest add to, and the path that its includes are relative to. */
export interface Gathered {
  readonly path: string;
  readonly dependencies: Dependency[];
  readonly includes: Located<string>[];
  readonly notes: Note[];
}

/** Empty lists for the manifest at a path. */
export function gathered(path: string): Gathered {
  return { path, dependencies: [], includes: [], notes: [] };
}

/**
 * A reader of one format. `read` gets the whole text and gives what it says, or `undefined` when the file is of another format;
 * it must not throw. A manifest's dependencies become signs unless `read` gives its own, and so do the commands of its tasks; a lock's never do,
 * since a package that only another package asked for is no evidence of use.
 */
export function dependencyReader(
  format: DependencyFormat,
  read: (text: string, path: string) => DependencyContents | undefined,
): Reader<"dependencies"> {
  const isLock = format.role === "lock";
  return {
    name: format.name,
    kind: "dependencies",
    files: format.files,
    maxBytes: format.maxBytes ?? (isLock ? 30_000_000 : 2_000_000),
    read({ path, text }) {
      const contents = text === undefined ? unreadable("This file is too large, or is not text.") : read(text, path);
      if (!contents) return undefined;
      const { dependencies = [], signs = packageSigns(dependencies, format.ecosystem) } = contents;
      return {
        ecosystem: format.ecosystem,
        role: format.role,
        manager: contents.manager ?? format.manager,
        dependencies: isLock ? distinct(dependencies) : dependencies,
        includes: contents.includes ?? [],
        python: contents.python,
        ...(contents.node && { node: contents.node }),
        projectName: contents.projectName,
        ...(contents.licence && { licence: contents.licence }),
        scripts: contents.scripts ?? [],
        toolSections: contents.toolSections ?? [],
        manifestDigest: contents.manifestDigest,
        partial: contents.partial ?? false,
        signs: isLock ? [] : [...signs, ...sectionSigns(contents.toolSections ?? []), ...taskSignsOf(contents.scripts ?? [])],
        notes: contents.notes ?? [],
      };
    },
  };
}

/** What is said of a file that cannot be read: nothing, and one note. */
export function unreadable(message: string, span: Span = { start: 0, end: 0 }): DependencyContents {
  return { partial: true, notes: [{ message, span }] };
}

/** A sign per dependency, and one per extra asked for: `ray` and `ray[serve]`. */
export function packageSigns(dependencies: readonly Dependency[], ecosystem: DependencyFacts["ecosystem"]): Sign[] {
  return dependencies.flatMap(({ name, extras, scope, span }) =>
    [name, ...extras.map((extra) => `${name}[${extra}]`)].map((value) => ({ kind: "package" as const, value, span, scope, ecosystem })),
  );
}

/** Locks list a package once per platform, parent or set of peers. */
function distinct(dependencies: readonly Dependency[]): readonly Dependency[] {
  const seen = new Map<string, Dependency>();
  for (const dependency of dependencies) {
    const id = `${dependency.name} ${dependency.specifier} ${dependency.scope}`;
    if (!seen.has(id)) seen.set(id, dependency);
  }
  return [...seen.values()];
}

/** What a tree says; a tree with a note was read in part, or not at all. */
export function fromTree(
  { root, notes }: Pick<LocatedYaml, "root" | "notes">,
  read: (root: YamlNode) => DependencyContents | undefined,
): DependencyContents | undefined {
  const contents = read(root);
  return notes.length === 0 ? contents : { ...contents, notes, partial: true };
}

/** The sections of tools, which are those tools' configuration. */
function sectionSigns(sections: readonly Located<string>[]): Sign[] {
  return sections.map(({ value, span }) => ({ kind: "config", value, span }));
}
