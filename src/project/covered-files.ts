import { classifyReference } from "../manifest/classify-reference.js";
import type { Manifest } from "../manifest/manifest.js";
import type { RoadworthyManifest } from "../manifest/schema.js";
import type { Path } from "../manifest/shape/schema-walk.js";
import { textsIn } from "../manifest/texts-in.js";
import { nameOf, normalisePath, prefixOf } from "../workspace/path-parts.js";
import { holds, indexFrom } from "../workspace/sorted-paths.js";

/** The most files of a folder that are looked at; of more, nothing is known. */
const mostFiles = 100;
/** The most files that are asked for over all manifests. */
const mostAsked = 300;

/** What stands in a folder of prompts or cases and is none: notes, package files, placeholders. */
const besides = /^(?:readme\b|__init__\.py$|\.)/i;

/** The entries of `models` that an eval judges: those it says, else all that somebody else runs. */
export function judgedModels({ models, evals }: RoadworthyManifest, index: number): readonly number[] {
  const { covers } = evals?.[index] ?? {};
  return [...(models ?? []).entries()].flatMap(([model, { name, provider }]) =>
    (covers ? covers.includes(name ?? "") : provider !== undefined) ? [model] : [],
  );
}

/** Where a manifest names the files that an eval's results are results of: its cases, the prompts it tests, the models and their configurations. */
export function coveredPaths(value: RoadworthyManifest, index: number): readonly Path[] {
  const { name } = value.evals?.[index] ?? {};
  const testedBy = value.prompts?.tested_by;
  // With several evals and no word on which of them tests the prompts, it may be any.
  const isOfPrompts = testedBy ? name !== undefined && testedBy.includes(name) : value.evals?.length === 1;
  return [
    ["evals", index, "dataset"],
    ...(isOfPrompts ? [["prompts", "path"]] : []),
    ...judgedModels(value, index).flatMap((model) => [
      ["models", model, "version"],
      ["models", model, "fine_tune", "config"],
    ]),
  ];
}

/** The file that a path of the workspace is, or the files in the folder that it is. */
export function filesAt(path: string, files: readonly string[]): readonly string[] {
  if (holds(files, path)) return [path];
  const prefix = `${path}/`;
  const inside: string[] = [];
  for (let index = indexFrom(files, prefix); files[index]?.startsWith(prefix); index++) {
    const file = files[index] ?? "";
    if (!besides.test(nameOf(file))) inside.push(file);
    if (inside.length > mostFiles) return [];
  }
  return inside;
}

/** The files of which a rule may ask when they last changed: results that manifests name, and what those are results of. */
export function datedFiles(manifests: Iterable<Manifest>, files: readonly string[], unlisted: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  for (const manifest of manifests) {
    for (const [index, { results }] of (manifest.value.evals ?? []).entries()) {
      if (!results) continue;
      for (const path of [["evals", index, "results"], ...coveredPaths(manifest.value, index)]) {
        for (const text of textsIn(manifest.get(...path))) {
          if (classifyReference(text) !== "path") continue;
          const target = prefixOf(manifest.path) + normalisePath(text);
          const listed = filesAt(target, files);
          for (const file of listed) found.add(file);
          if (listed.length === 0 && unlisted.has(target)) found.add(target);
        }
      }
    }
  }
  return [...found].slice(0, mostAsked);
}
