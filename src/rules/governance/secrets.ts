import { movedSecret } from "../parts/moved-secret.js";
import type { Rule } from "../rule.js";

/** Found by the name that it is assigned to, not by a form of its own. */
function isAssigned(what: string): boolean {
  return what === "secret in an assignment" || what === "password";
}

export const secrets: Rule = {
  title: "No secret stands in code, notebooks or configuration",
  why: { source: "A0 #2", text: "Security and compliance: a key in the repository is everybody's key." },
  applies: "always",
  stage: "prototype",
  weight: 3,
  critical: true,
  asks: "present",
  evidence: {
    present: "No known key format, private key, or password with the look of a real one in any text file of source or configuration.",
  },
  noFix:
    "A leaked key must be revoked by its owner. Where it is a plain text in Python or a script, a finding offers to read it from the environment instead.",
  limits: "Looks at the work tree, not the history; values are never shown or kept. Placeholders and low-entropy texts are passed over.",
  check(project) {
    const files = project.facts("text").filter(({ role }) => role !== "test" && role !== "docs");
    const throwaway = new Set(
      project.facts("ci").flatMap(({ path, facts }) => (facts.jobs.some(({ services }) => services.length > 0) ? [path] : [])),
    );
    const hits = files.flatMap(({ path, facts }) =>
      // Keys and passwords of servers that a job starts for its own tests; tokens of providers are told by their form.
      facts.secrets.flatMap((hit) => (throwaway.has(path) && isAssigned(hit.what) ? [] : { ...hit, path })),
    );
    if (hits.length === 0) return { evidence: [{ level: "present", what: `none in ${files.length} files` }], gaps: [] };
    const notebooks = new Set(project.python.filter(({ form }) => form === "notebook").map(({ path }) => path));
    return {
      evidence: [],
      gaps: hits.map(({ path, ...hit }) => ({
        kind: "missing",
        message: `This looks like a real secret (${hit.what}). Revoke it, and read it from the environment or a secret store.`,
        at: notebooks.has(path) ? project.notebookPlace(path, hit.span) : { path, span: hit.span },
        fixes: notebooks.has(path) ? [] : movedSecret(project, hit, path),
      })),
    };
  },
};
