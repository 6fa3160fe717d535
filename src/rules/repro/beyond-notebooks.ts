import { filesLike } from "../../project/files-like.js";
import { startOf } from "../../text/span.js";
import type { Rule } from "../rule.js";

/** Lines of code below which a module is glue, not the work itself. */
const substantial = 40;

export const beyondNotebooks: Rule = {
  title: "The work lives in modules, not only in notebooks",
  why: {
    source: "A3",
    text: "A model in a notebook adds no value alone; wrapped in code that can be tested, reviewed and deployed it does.",
  },
  applies: "notebooks",
  stage: "prototype",
  weight: 3,
  asks: "present",
  evidence: {
    present: "Python modules hold a share of the production code: at least 40 lines, and no less than a tenth of what the notebooks hold.",
  },
  noFix: "Which functions to move out of the notebook is for people to choose.",
  check(project) {
    const modules = project.python.filter(({ form, role }) => form === "module" && role === "production");
    const notebooks = project.python.filter(({ form, role }) => form === "notebook" && role === "notebook");
    const inModules = modules.reduce((sum, { facts }) => sum + facts.codeLines, 0);
    const inNotebooks = notebooks.reduce((sum, { facts }) => sum + facts.codeLines, 0);
    const scripts = filesLike(project, /\.(?:[jt]sx?|r|scala|java|go|sql)$/i).filter((path) => project.role(path) === "production").length;
    if ((inModules >= substantial && inModules * 10 >= inNotebooks) || scripts > 3) {
      return { evidence: [{ level: "present", what: `${inModules} lines in modules, ${inNotebooks} in notebooks` }], gaps: [] };
    }
    const [largest] = [...notebooks].sort((a, b) => b.facts.codeLines - a.facts.codeLines);
    return {
      evidence: [],
      gaps: [
        {
          kind: "missing",
          message: `${inNotebooks} lines of code are in notebooks and ${inModules} in modules. ${project.traits.pipeline.value && !project.traits.trains.value ? "Move what the pipeline runs" : "Move training and serving code"} into modules.`,
          at: largest && startOf(largest.path),
        },
      ],
    };
  },
};
