import ignore from "ignore";
import type { ArtefactFacts } from "../facts/artefact-facts.js";
import { prefixOf } from "../workspace/path-parts.js";
import type { FactsOf, Project } from "./project.js";

/** Files of a category whose content would be committed to plain git: pointers, Git LFS and DVC outputs left out. */
export function inPlainGit(project: Project, category: ArtefactFacts["category"], minimumBytes: number): readonly FactsOf<"artefact">[] {
  const lfs = ignore();
  for (const { path, facts } of project.facts("attributes")) {
    const folder = prefixOf(path);
    lfs.add(
      facts.lfs.map(({ value }) =>
        value.includes("/") ? `/${folder}${value.replace(/^\//, "")}` : `${folder && `/${folder}**/`}${value}`,
      ),
    );
  }
  const tracked = keptByDvc(project.facts("dvc"));
  return project.facts("artefact").filter(({ path, facts }) => {
    if (facts.category !== category || facts.pointer || facts.bytes <= minimumBytes) return false;
    if (lfs.ignores(path)) return false;
    return !tracked.some((output) => path === output || path.startsWith(`${output}/`));
  });
}

/** Files and folders that `dvc pull` brings. What a stage makes with `cache: false` is kept in git, though a lock lists it too. */
export function keptByDvc(dvc: readonly FactsOf<"dvc">[]): readonly string[] {
  const inGit = new Set<string>();
  for (const { facts } of dvc) {
    if (facts.role !== "pipeline") continue;
    const cached = new Set(facts.tracked.map(({ value }) => value));
    for (const { value } of facts.stages.flatMap(({ outputs, metrics }) => [...outputs, ...metrics]))
      if (!cached.has(value)) inGit.add(value);
  }
  return dvc.flatMap(({ facts }) => facts.tracked.flatMap(({ value }) => (inGit.has(value) ? [] : value.replace(/\/$/, ""))));
}

/** A size for people: `12 MB`, `340 kB`; decimal units. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} kB`;
}
