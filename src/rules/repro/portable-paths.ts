import type { Rule } from "../rule.js";

/** Findings shown; a person needs only a few to see the pattern. */
const shown = 10;

export const portablePaths: Rule = {
  title: "Paths work on other machines",
  why: {
    source: "A0 #2",
    text: "“Works on my machine” is the oversimplified version of reality; a home folder or drive letter exists on one machine only.",
  },
  applies: "always",
  stage: "prototype",
  weight: 1,
  asks: "present",
  evidence: { present: "No absolute home or drive path in code, notebooks or configuration." },
  noFix: "Which setting or relative path should replace it is for people to choose.",
  limits: "Common container users' homes (`/home/app`, `/root` …) are not flagged.",
  check(project) {
    const files = project.facts("text").filter(({ role }) => role === "production" || role === "notebook" || role === "evaluation");
    const hits = files.flatMap(({ path, facts }) => facts.homePaths.map((hit) => ({ ...hit, path })));
    if (hits.length === 0) return { evidence: [{ level: "present", what: `no home or drive path in ${files.length} files` }], gaps: [] };
    const modules = new Map(project.python.filter(({ form }) => form === "notebook").map((module) => [module.path, module]));
    return {
      evidence: [],
      gaps: hits.slice(0, shown).map(({ value, span, path }) => ({
        kind: "missing",
        message: `\`${value}\` exists on one machine only. Make it relative, or a setting.`,
        at: modules.has(path) ? project.notebookPlace(path, span) : { path, span },
      })),
    };
  },
};
