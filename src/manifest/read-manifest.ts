import type { Span } from "../text/span.js";
import { finish, type Steps } from "../text/steps.js";
import { isNothing, locate } from "./locate.js";
import { createManifest, type Manifest } from "./manifest.js";
import { describeIssue } from "./problems/describe-issue.js";
import { error, type ManifestProblem, withinLine } from "./problems/problem.js";
import { manifestVersion } from "./schema.js";
import { emptyManifest, readShape, type ShapeReading } from "./shape/read-shape.js";
import type { YamlMap, YamlNode } from "./yaml/node.js";
import { yamlSteps } from "./yaml/read-yaml.js";

/** More problems than this help nobody. */
const maxProblems = 100;

/**
 * Reads the text of a `roadworthy.yaml`. Never throws: what is wrong is reported, and the rest is understood all the same.
 * Given the manifest of an earlier version of the text, only the sections that changed are parsed.
 */
export function readManifest(path: string, text: string, previous?: Manifest): Manifest {
  return finish(manifestSteps(path, text, previous));
}

/** As `readManifest`, in steps. */
export function* manifestSteps(path: string, text: string, previous?: Manifest): Steps<Manifest> {
  const yaml = yield* yamlSteps(text, previous?.documents);
  yield;
  const common = { path, exists: true, text, root: yaml.root, documents: yaml.documents };
  if (yaml.root?.kind !== "map") {
    const problems = yaml.problems.length > 0 ? yaml.problems : [noMap(text, yaml.root)];
    return createManifest({ ...common, value: emptyManifest(), kept: new Map(), problems: inOrder(problems) });
  }
  const shape = readShape(yaml.root);
  const problems = inOrder([...yaml.problems, ...shapeProblems(text, yaml.root, shape, yaml.problems)]);
  return createManifest({ ...common, value: shape.value, kept: shape.kept, problems });
}

function inOrder(problems: readonly ManifestProblem[]): readonly ManifestProblem[] {
  return [...problems].sort((a, b) => a.span.start - b.span.start).slice(0, maxProblems);
}

/** The problem of a file that holds no map. */
function noMap(text: string, root: YamlNode | undefined): ManifestProblem {
  const needed = `\`version: ${manifestVersion}\` and a \`project\` with a \`name\``;
  if (!root || isNothing(root)) return error("missing-key", { start: 0, end: 0 }, `This manifest is empty. It needs ${needed}.`);
  const given = root.kind === "list" ? "a list" : "text";
  return error("wrong-type", withinLine(text, locate(root, []).key), `A manifest is a map, with ${needed}; this is ${given}.`);
}

/** What does not fit the shape, except on lines that are not even YAML: what is read there is hardly what was meant. */
function shapeProblems(text: string, root: YamlMap, { issues }: ShapeReading, yamlProblems: readonly ManifestProblem[]): ManifestProblem[] {
  const version = root.entries.get("version")?.value;
  const isNewer = version?.kind === "scalar" && typeof version.value === "number" && version.value > manifestVersion;
  const brokenLines = yamlProblems.filter(({ code }) => code === "syntax").map(({ span }) => lineAround(text, span));
  return issues
    .slice(0, maxProblems)
    .filter(({ path }) => !isNewer || path[0] === "version")
    .map((issue) => describeIssue(text, root, issue))
    .filter((problem) => problem !== undefined)
    .filter(({ span }) => !brokenLines.some((line) => span.start <= line.end && span.end >= line.start));
}

function lineAround(text: string, { start, end }: Span): Span {
  const feed = text.indexOf("\n", end);
  return { start: text.lastIndexOf("\n", start - 1) + 1, end: feed === -1 ? text.length : feed };
}
