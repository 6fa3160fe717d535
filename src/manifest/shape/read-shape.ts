import * as z from "zod/mini";
import { manifestSchema, manifestVersion, type RoadworthyManifest } from "../schema.js";
import type { YamlMap } from "../yaml/node.js";
import { type ShapeIssue, shapeIssues } from "./shape-issue.js";
import { type Changes, type KeptItems, pathKey, visibleData } from "./visible-data.js";

export interface ShapeReading {
  /** What fits the shape; the rest is left out item by item. A required text that is missing reads as empty, which counts as absent. */
  readonly value: RoadworthyManifest;
  readonly issues: readonly ShapeIssue[];
  readonly kept: KeptItems;
}

/** Each round leaves out what the one before found, so this covers faults inside faults. */
const maxRounds = 10;

/** Reads a document as a manifest. Never throws. What is empty or a placeholder counts as absent. */
export function readShape(root: YamlMap): ShapeReading {
  const changes: Changes = { omitted: new Set(), standIns: new Map() };
  let first: readonly ShapeIssue[] | undefined;
  for (let round = 0; round < maxRounds; round++) {
    const { data, kept } = visibleData(root, changes);
    const result = z.safeParse(manifestSchema, first ? { ...data, version: manifestVersion } : data);
    if (result.success) return { value: result.data, issues: first ?? [], kept };
    const issues = shapeIssues(result.error.issues, data, root, kept);
    first ??= issues;
    for (const issue of issues) change(changes, issue);
  }
  return { value: emptyManifest(), issues: first ?? [], kept: new Map() };
}

/** What a file that says nothing means. */
export function emptyManifest(): RoadworthyManifest {
  return { version: manifestVersion, project: { name: "" } };
}

/** Leaves out what an issue is about. For a missing key an empty text stands in; where none can, the map that lacks it is left out. */
function change({ omitted, standIns }: Changes, { kind, path }: ShapeIssue): void {
  const key = String(path.at(-1));
  const parent = pathKey(path.slice(0, -1));
  const standing = standIns.get(parent);
  if (standing?.has(key)) omitted.add(parent);
  else if (kind === "missing-key") standIns.set(parent, new Set(standing).add(key));
  else omitted.add(pathKey(path));
}
