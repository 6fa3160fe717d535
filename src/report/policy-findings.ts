import ignore from "ignore";
import type { PolicyRule } from "../manifest/policy/read-policy.js";
import { policyPath } from "../project/policy-path.js";
import type { Project } from "../project/project.js";
import type { LoadedPolicy } from "../project/snapshot.js";
import type { Place } from "../text/span.js";
import { normalisePackage } from "../tools/normalise-package.js";
import type { Finding } from "./outcome.js";

/** What the policies that the manifest extends find fault with, and what is wrong with the policies. They are not scored. Never throws. */
export function policyFindings(project: Project): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, named] of (project.manifest.value.checks?.extends ?? []).entries()) {
    const { manifest } = project;
    const at = { path: manifest.path, span: manifest.valueSpan("checks", "extends", index) ?? manifest.keySpan("checks", "extends") };
    const path = policyPath(manifest.path, named);
    const policy = project.policies.find((one) => one.path === path);
    if (!policy) {
      const where = path === undefined ? "lies outside the workspace" : "does not exist";
      found.push(about("policy/missing", "warning", `The policy \`${named}\` ${where}, so nothing of it holds.`, at));
      continue;
    }
    for (const { message, span } of policy.problems) found.push(about("policy/invalid", "warning", message, { path: policy.path, span }));
    for (const rule of policy.rules) found.push(...judge(project, policy, rule));
  }
  return found;
}

function judge(project: Project, policy: LoadedPolicy, rule: PolicyRule): readonly Finding[] {
  const id = `policy/${rule.id}`;
  const declared = project.severities[id];
  if (declared === "off") return [];
  const severity = declared ?? rule.severity ?? "warning";
  const message = rule.link ? `${rule.message} See ${rule.link}.` : rule.message;
  const related = [{ message: "The rule of the policy.", at: { path: policy.path, span: rule.span } }];
  return faults(project, policy, rule).map((at) => ({ ...about(id, severity, message, at), related }));
}

/** The places at which a rule is broken; none where it is kept. */
function faults(project: Project, { matches }: LoadedPolicy, rule: PolicyRule): readonly (Place | undefined)[] {
  const { manifest } = project;
  const atManifest: Place | undefined = manifest.exists ? { path: manifest.path, span: manifest.keySpan() } : undefined;
  const own = (matches.get(rule.id) ?? []).filter(({ path }) => project.exists(project.relative(path)));
  switch (rule.demand) {
    case "fileExists": {
      const globs = ignore({ allowRelativePaths: true }).add([...rule.wanted]);
      return project.files.some((path) => globs.ignores(project.relative(path))) ? [] : [atManifest];
    }
    case "dependency": {
      const wanted = rule.wanted.map(normalisePackage);
      const isDeclared = project
        .facts("dependencies")
        .some(({ facts }) => facts.dependencies.some(({ name }) => wanted.includes(normalisePackage(name))));
      return isDeclared ? [] : [atManifest];
    }
    case "manifestValue": {
      const path = (rule.wanted[0] ?? "").split(".");
      return manifest.get(...path) === undefined ? [{ path: manifest.path, span: manifest.keySpan(...path) }] : [];
    }
    case "textAbsent":
      return own;
    case "textPresent":
      return own.length > 0 ? [] : [atManifest];
  }
}

function about(rule: string, severity: Finding["severity"], message: string, at: Finding["at"]): Finding {
  return { rule, kind: "invalid", severity, message, at, related: [], fixes: [] };
}
