import type { Span } from "../text/span.js";
import { isNothing, type Location, locateBelow, startOf, valueSpan } from "./locate.js";
import { type ManifestProblem, withinLine } from "./problems/problem.js";
import type { RoadworthyManifest } from "./schema.js";
import { emptyManifest } from "./shape/read-shape.js";
import type { Path } from "./shape/schema-walk.js";
import type { KeptItems } from "./shape/visible-data.js";
import { toPlain, type YamlList, type YamlNode } from "./yaml/node.js";
import type { Documents } from "./yaml/read-yaml.js";

/**
 * A manifest that was read: what it claims, what is wrong with it as a text, and where things stand.
 *
 * Paths are those of `value`: `serving[0]` also where the file gives one service without a list, `experiments.tool` also
 * where it says `experiments: mlflow`. They may lead further than the file does.
 */
export interface Manifest {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** Whether there is a file. */
  readonly exists: boolean;
  /** The text that all spans and edits refer to. */
  readonly text: string;
  /** What could be understood. Empty values and placeholders are absent; a required text that is absent is empty. */
  readonly value: RoadworthyManifest;
  /** In the order of the text. */
  readonly problems: readonly ManifestProblem[];
  /** The document as written, for edits; `undefined` when there is nothing or it cannot be read. */
  readonly root: YamlNode | undefined;
  /** What the YAML library made of each section: the next version of the text is read faster with it. */
  readonly documents: Documents;
  /** Whether something is written at the path, be it wrong or a placeholder. */
  has(...path: Path): boolean;
  /** What is written at the path, as plain data; `undefined` when nothing is. Lists hold the items that `value` holds. */
  get(...path: Path): unknown;
  /** The key at the path, else the nearest key above it, else the first key of the file, else its start. Never a block. */
  keySpan(...path: Path): Span;
  /** The text at the path; for a collection or a text of several lines its key; `undefined` when nothing is written there. */
  valueSpan(...path: Path): Span | undefined;
  /** Where a path leads; `undefined` when there is no document. */
  locate(...path: Path): Location | undefined;
}

/** The parts of a manifest from which the rest follows. */
interface Parts extends Pick<Manifest, "path" | "exists" | "text" | "value" | "problems" | "root" | "documents"> {
  readonly kept: KeptItems;
}

/** A location, and those that were asked for one step further. */
interface Known {
  readonly location: Location;
  readonly below: Map<string | number, Known>;
}

export function createManifest({ kept, ...parts }: Parts): Manifest {
  const top = parts.root && { location: startOf(parts.root), below: new Map() };
  /** Rules ask for the same places again and again, and for their neighbours; a manifest never changes, so each step is taken once. */
  const locateIn = (path: Path): Location | undefined => {
    let known: Known | undefined = top;
    for (const step of path) known = known && below(known, step);
    return known?.location;
  };
  const below = ({ location, below }: Known, step: string | number): Known => {
    const known = below.get(step) ?? { location: locateBelow(location, step, kept), below: new Map() };
    below.set(step, known);
    return known;
  };
  const find = (path: Path) => {
    const location = locateIn(path);
    return location && location.rest.length === 0 && !isNothing(location.node) ? location : undefined;
  };
  const keptItems = (list: YamlList) => kept.get(list)?.flatMap((index) => list.items[index] ?? []) ?? list.items;
  return {
    ...parts,
    has: (...path) => find(path) !== undefined,
    get: (...path) => {
      const location = find(path);
      return location && toPlain(location.node, keptItems);
    },
    keySpan: (...path) => withinLine(parts.text, locateIn(path)?.key ?? { start: 0, end: 0 }),
    valueSpan: (...path) => {
      const location = find(path);
      return location && valueSpan(parts.text, location);
    },
    locate: (...path) => locateIn(path),
  };
}

/** The manifest of a project that has none. `directory` is relative to the workspace, empty for its root. */
export function noManifest(directory: string): Manifest {
  const path = directory === "" || directory === "." ? "roadworthy.yaml" : `${directory.replace(/\/$/, "")}/roadworthy.yaml`;
  return createManifest({
    path,
    exists: false,
    text: "",
    value: emptyManifest(),
    problems: [],
    root: undefined,
    documents: new Map(),
    kept: new Map(),
  });
}
