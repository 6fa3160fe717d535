import type { CodeCheck } from "../../code-check.js";

export const accuracyOnly: CodeCheck = {
  flags: "Classifiers of which accuracy is the only figure in the whole project.",
  silent:
    "Projects that work out any other figure, by a library's name or one of their own, balanced accuracy, regression, and projects without a known figure.",
  source: "dslinter `dependent-threshold-scikitlearn`; MLScent",
  languages: ["Python"],
};
