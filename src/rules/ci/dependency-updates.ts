import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import type { FactsOf, Project } from "../../project/project.js";
import { startOf } from "../../text/span.js";
import { onlySql } from "../parts/only-sql.js";
import { toolEvidence } from "../parts/tool-claim.js";
import type { Fix, Gap, Rule } from "../rule.js";

/** What Dependabot and Renovate call the managers of an ecosystem's packages. */
const watchers = {
  pypi: /^(?:pip|uv|pip_requirements|pip_setup|pip-compile|pipenv|poetry|pep621|setup-cfg|pyenv|conda|pixi|python)$/i,
  npm: /^(?:npm|bun|yarn|pnpm|npm_and_yarn|javascript)$/i,
} as const;
type Ecosystem = keyof typeof watchers | "conda";

const names: Readonly<Record<Ecosystem, string>> = { pypi: "Python", npm: "npm", conda: "Conda" };

/** Commands that take newer versions. */
const updates =
  /\b(?:uv\s+(?:lock|sync)\s.*(?:--upgrade|-U)\b|pip-compile\s.*(?:--upgrade|-U)\b|pip-review|(?:poetry|pdm|pipenv|pixi|pnpm|yarn|bun)\s+(?:update|up|upgrade)\b|npm\s+update\b|ncu\s|npm-check-updates|conda\s+update|renovate\b|uses \S*(?:renovate|update-(?:dependencies|lock)|pip-tools-update|dependencies-update))/i;

const addUpdater: Fix = { kind: "scaffold", title: "Add a configuration of Dependabot or Renovate", scaffold: "dependency-updates" };

export const dependencyUpdates: Rule = {
  title: "Dependencies are kept up to date by something that runs",
  why: {
    source: "A0 #7; MLTS Monitor 1",
    text: "Libraries that promise to do things better appear all the time; changes of what one depends on have to be noticed.",
  },
  applies: "always",
  stage: "pilot",
  weight: 1,
  asks: "wired",
  evidence: {
    present: "An updater other than Dependabot and Renovate is configured (PyUp).",
    wired: "Dependabot or Renovate is on and watches the ecosystems whose packages the project declares, or CI updates them on a schedule.",
  },
  hollow: "The updater is switched off, or watches no ecosystem that the project uses.",
  manifest: ["ci"],
  limits: "An updater that a host runs without a file, and organisation-wide presets, are not seen.",
  appliesUnless(project) {
    const hasOthers = project.facts("ci").length > 0 || project.facts("dockerfile").length > 0 || project.facts("updates").length > 0;
    return ecosystemsOf(project).length === 0 && !hasOthers ? onlySql(project) : undefined;
  },
  check(project) {
    const used = ecosystemsOf(project);
    const configured = project.facts("updates");
    const on = configured.filter(({ facts }) => !facts.disabled);
    const watched = used.filter((one) => on.some((file) => watches(file, one)));
    const evidence: Evidence[] = on
      .filter((file) => used.length === 0 || used.some((one) => watches(file, one)))
      .map(({ path, facts }) => ({ level: "wired", what: `\`${project.relative(path)}\` (${facts.tool})`, at: startOf(path) }));
    const run = ciCommandsThat(project, (text) => updates.test(text)).find(({ triggers }) => triggers.schedules.length > 0);
    if (run) evidence.push({ level: "wired", what: `CI runs \`${run.text}\` on a schedule`, at: run.at });
    const known = new Set(configured.map(({ facts }) => facts.tool));
    const others = project.withCapability("dependency-updates").filter(({ tool, level }) => !known.has(tool.id) && level === "wired");
    evidence.push(...others.map(toolEvidence));
    const unwatched = used.filter((one) => !watched.includes(one));
    if (run || others.length > 0 || (evidence.length > 0 && unwatched.length === 0)) return { evidence, gaps: [] };
    const [off] = configured;
    if (!off) {
      const message = "Nothing keeps dependencies up to date: no Dependabot, Renovate or scheduled update was found.";
      return { evidence, gaps: [{ kind: "missing", message, fixes: [addUpdater] }] };
    }
    return { evidence, gaps: [gapOf(project, on[0] ?? off, unwatched, evidence)], share: watched.length / Math.max(1, used.length) };
  },
};

function gapOf(project: Project, file: FactsOf<"updates">, unwatched: readonly Ecosystem[], evidence: readonly Evidence[]): Gap {
  const { path, facts } = file;
  const [first] = facts.ecosystems;
  const at = first ? { path, span: first.span } : startOf(path);
  const name = `\`${project.relative(path)}\``;
  if (facts.disabled) return { kind: "hollow", message: `${name} is switched off or names no ecosystem, so nothing is updated.`, at };
  const listed = facts.ecosystems.map(({ value }) => `\`${value}\``).join(", ");
  const lacking = unwatched.map((one) => names[one]).join(" and ");
  return {
    kind: evidence.length > 0 ? "partial" : "hollow",
    message: `${name} watches ${listed}, but not the ${lacking} packages of the project.`,
    at,
  };
}

/** The ecosystems whose packages the project declares outside of tests, examples and documents. */
function ecosystemsOf(project: Project): readonly Ecosystem[] {
  const declared = project
    .facts("dependencies")
    .filter(({ role, facts }) => role === "production" && facts.role === "manifest" && facts.dependencies.length > 0)
    .map(({ facts }) => facts.ecosystem);
  return (Object.keys(names) as Ecosystem[]).filter((one) => declared.includes(one));
}

/** A tool that names no managers finds them all. */
function watches({ facts }: FactsOf<"updates">, ecosystem: Ecosystem): boolean {
  // Dependabot has known Conda for a short time only; Renovate leaves it out.
  if (facts.ecosystems.length === 0 || ecosystem === "conda") return true;
  return facts.ecosystems.some(({ value }) => watchers[ecosystem].test(value) || /^(?:custom\.|regex)/.test(value));
}
