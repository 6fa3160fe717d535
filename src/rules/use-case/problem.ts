import { declaredValue } from "../claim.js";
import type { Rule } from "../rule.js";

export const problem: Rule = {
  title: "The problem, its users and the pain are stated",
  why: {
    source: "A0 #1, #2",
    text: "Projects that start from “we need AI” without a use case end as experiments that return nothing; name the decision or task, who has it, and what hurts today.",
  },
  applies: "always",
  stage: "prototype",
  weight: 2,
  asks: "claimed",
  evidence: { claimed: "`project.use_case.problem` and `project.use_case.users` say it in words." },
  manifest: ["project", "use_case"],
  fixes: [
    {
      kind: "manifest",
      title: "State the problem",
      path: ["project", "use_case", "problem"],
      value: "TODO: the decision or task, and what it costs today",
    },
    { kind: "manifest", title: "Say who has it", path: ["project", "use_case", "users"], value: "TODO: who has the problem" },
  ],
  limits: "Whether the problem is worth solving is for people to say.",
  check(project) {
    const problem = declaredValue(
      project,
      [["project", "use_case", "problem"]],
      "No problem is stated. Say in `project.use_case.problem` which decision or task this serves.",
    );
    const users = declaredValue(
      project,
      [["project", "use_case", "users"]],
      "No users are named. Say in `project.use_case.users` who has the problem.",
    );
    const evidence = [...problem.evidence, ...users.evidence];
    if (problem.evidence.length > 0 && users.evidence.length > 0) return { evidence, gaps: [] };
    if (evidence.length === 0) return { evidence, gaps: problem.gaps };
    const [gap] = [...problem.gaps, ...users.gaps];
    return { evidence, gaps: gap ? [{ ...gap, kind: "partial" }] : [], share: 0.5 };
  },
};
