import type { FactsOf, Project } from "../project.js";
import { newestPython } from "./newest-python.js";
import { depthOf, fromProject, type Seen } from "./seen.js";

/** What new files ask for when the project does not say. */
const usual = "3.12";

/** Minor versions in the order in which they are chosen from an open range. */
const preferred = [12, 13, 14, 11, 10, 9, 8, 15];

/**
 * The interpreter's minor version (`3.12`): pinned, else as its container or CI runs it, else the best that its range and the packages that it pins allow.
 * Never throws.
 */
export function pythonVersion(project: Project): Seen<string> {
  const asked = project
    .facts("dependencies")
    .filter(({ path, role, facts }) => facts.python && role === "production" && fromProject(project, path) !== undefined)
    .sort((a, b) => depthOf(a.path) - depthOf(b.path));
  for (const { path, facts } of asked) {
    const version = facts.python?.exact ? chosenFrom(facts.python.specifier) : undefined;
    if (facts.python && version) return { value: version, at: { path, span: facts.python.span } };
  }
  return inContainer(project) ?? inCi(project) ?? inRange(asked, newestPython(project));
}

function inContainer(project: Project): Seen<string> | undefined {
  for (const { path, facts } of project.facts("dockerfile")) {
    for (const { image, tag, span } of facts.stages) {
      const version = /(?:^|\/)python$/.test(image) ? minorIn(tag ?? "") : undefined;
      if (version) return { value: version, at: { path, span } };
    }
  }
  return undefined;
}

function inCi(project: Project): Seen<string> | undefined {
  for (const { path, facts } of project.facts("ci")) {
    for (const { steps } of facts.jobs) {
      for (const step of steps) {
        // GitHub's action and Azure's task.
        const version = minorIn(step.with["python-version"] ?? (/python/i.test(step.uses?.value ?? "") ? step.with.versionSpec : "") ?? "");
        if (version && step.uses) return { value: version, at: { path, span: step.uses.span } };
      }
    }
  }
  return undefined;
}

function inRange(asked: readonly FactsOf<"dependencies">[], newest: Seen<number> | undefined): Seen<string> {
  for (const { path, facts } of asked) {
    const version = facts.python && (chosenFrom(facts.python.specifier, newest?.value) ?? chosenFrom(facts.python.specifier));
    if (facts.python && version) return { value: version, at: { path, span: facts.python.span } };
  }
  return newest ? { ...newest, value: `3.${newest.value}` } : { value: usual };
}

function chosenFrom(specifier: string, newest = Number.POSITIVE_INFINITY): string | undefined {
  const minor = preferred.find((candidate) => candidate <= newest && allows(specifier, candidate));
  return minor === undefined ? undefined : `3.${minor}`;
}

function minorIn(text: string): string | undefined {
  const match = /(?<![\d.])3\.(\d{1,2})(?!\d)/.exec(text);
  return match ? `3.${Number(match[1])}` : undefined;
}

/** Whether a specifier such as `>=3.10,<3.13`, `^3.9`, `~=3.10.2` or `3.11.*` admits Python 3.`minor`. */
export function allows(specifier: string, minor: number): boolean {
  return specifier.split("||").some((choice) =>
    choice
      .split(/,|\s+(?=[<>=!~^])/)
      .map((clause) => clause.trim())
      .every((clause) => clause === "" || clause === "*" || meets(clause, minor)),
  );
}

function meets(clause: string, minor: number): boolean {
  const match = /^([<>=!~^]*)\s*v?(\d+)(?:\.(\d+|\*))?(?:\.(\d+|\*))?/.exec(clause);
  if (!match) return false;
  const [, operator, majorText, minorText, patch] = match;
  const major = Number(majorText);
  if (minorText === undefined || minorText === "*") {
    // A bare major version: `3`, `>=3`, `<4`.
    if (operator === "<") return major > 3;
    if (operator === ">" || operator === "!=") return major < 3 || (operator === "!=" && major !== 3);
    return operator === ">=" ? major <= 3 : operator === "<=" ? major >= 3 : major === 3;
  }
  const asked = Number(minorText);
  if (major !== 3) return operator?.startsWith("<") ? major > 3 : operator === "!=" || (operator?.startsWith(">") === true && major < 3);
  switch (operator) {
    case ">=":
    case "^":
      return minor >= asked;
    case ">":
      return minor > asked || (minor === asked && patch !== undefined);
    case "<":
      return minor < asked || (minor === asked && patch !== undefined && patch !== "0");
    case "<=":
      return minor <= asked;
    case "!=":
      return minor !== asked || (patch !== undefined && patch !== "*");
    case "~=":
      return patch === undefined ? minor >= asked : minor === asked;
    default:
      return minor === asked;
  }
}
