import { filesLike } from "../../project/files-like.js";
import { startOf } from "../../text/span.js";
import { brokenCommands } from "../parts/readme-commands.js";
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
  contradicted: "A command of the README runs a target, script or file that the project does not have.",
  noFix: "Only people can say how it is used.",
  limits:
    "Whether the commands work is not tried. Of a README that clones other repositories or makes a project from a template, they are not looked up. What the README at the repository's top says of the projects below it is not seen.",
  check(project) {
    const file = filesLike(project, /^README(?:\.\w+)?$/i)[0];
    const ofRepository =
      project.root === "" ? undefined : "The README at the repository's top may say how this part of it is set up and run.";
    if (!file && ofRepository) return { evidence: [], gaps: [], unknown: ofRepository };
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
    const broken = brokenCommands(project, document.facts);
    if (broken.length > 0)
      return {
        evidence,
        gaps: broken.slice(0, 3).map(({ command, lacks }) => ({
          kind: "contradicted",
          message: `\`${project.relative(file)}\` says to run \`${shortened(command.value)}\`, but there is ${lacks}. Mend the command, or add what it needs.`,
          at: { path: file, span: command.span },
        })),
      };
    const guides = project
      .facts("document")
      .filter(({ path, role }) => path !== file && (role === "docs" || isBeside(project.relative(path))));
    const isHowTo =
      document.facts.inlineCommand !== undefined ||
      [document, ...guides].some(({ facts }) => facts.commands.length > 0) ||
      document.facts.headings.some(
        ({ text, prose }) => prose > 0 && /install|set ?up|getting started|quick ?start|usage|run|how to|development/i.test(text),
      );
    if (isHowTo) return { evidence, gaps: [] };
    if (ofRepository) return { evidence: [], gaps: [], unknown: ofRepository };
    return {
      evidence,
      gaps: [
        { kind: "partial", message: `\`${project.relative(file)}\` shows no command to set up or run the project.`, at: startOf(file) },
      ],
      share: 0.5,
    };
  },
};

/** Guides that a README points to: `INSTALL.md`, `README_training.md`. */
function isBeside(path: string): boolean {
  return !path.includes("/") && !/^(?:CHANGELOG|LICEN[CS]E|SECURITY|CODE_OF_CONDUCT)\b/i.test(path);
}

function shortened(command: string): string {
  return command.length > 60 ? `${command.slice(0, 59)}…` : command;
}
