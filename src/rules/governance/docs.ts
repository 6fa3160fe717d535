import { startOf } from "../../text/span.js";
import type { Rule } from "../rule.js";

export const docs: Rule = {
  title: "The README says how to set up and run the project",
  why: { source: "A3", text: "End-to-end ownership means that somebody else can set up, train, evaluate and serve." },
  applies: "always",
  stage: "prototype",
  weight: 1,
  asks: "present",
  evidence: { present: "A README with commands to set up and to run." },
  hollow: "The README is a title and little else.",
  noFix: "Only people can say how it is used.",
  check(project) {
    const file = project.files.find((path) => /^README(?:\.\w+)?$/i.test(project.relative(path)));
    if (!file) return { evidence: [], gaps: [{ kind: "missing", message: "No README says how to set up and run the project." }] };
    const document = project.facts("document").find(({ path }) => path === file);
    const evidence = [{ level: "present" as const, what: `\`${project.relative(file)}\``, at: startOf(file) }];
    if (!document) return { evidence, gaps: [] };
    if (document.facts.words < 40 && document.facts.commands.length === 0)
      return {
        evidence: [],
        gaps: [
          {
            kind: "hollow",
            message: `\`${project.relative(file)}\` says too little: how is the project set up and run?`,
            at: startOf(file),
          },
        ],
      };
    const isHowTo =
      document.facts.commands.length > 0 ||
      document.facts.headings.some(
        ({ text, prose }) => prose > 0 && /install|set ?up|getting started|quick ?start|usage|run|how to|development/i.test(text),
      );
    if (isHowTo) return { evidence, gaps: [] };
    return {
      evidence,
      gaps: [
        { kind: "partial", message: `\`${project.relative(file)}\` shows no command to set up or run the project.`, at: startOf(file) },
      ],
      share: 0.5,
    };
  },
};
