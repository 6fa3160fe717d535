import { undeclaredImports } from "../../../project/undeclared-imports.js";
import { broughtBy } from "../../../rules/parts/image-builds.js";
import type { CodeCheck } from "../../code-check.js";

/** Findings shown. */
const shown = 5;

export const undeclaredImport: CodeCheck = {
  flags: "An import of production code whose package no dependency manifest names.",
  silent:
    "The standard library, the project's own modules, imports that code can go without, what an image or a platform brings, and packages of another name that resembles a declared one.",
  source: "deptry's DEP001",
  languages: ["Python"],
  offByDefault:
    "What a platform, an image or another package brings along is often not seen: 15 of 28 findings were right on repositories read for the first time.",
  find(project) {
    const undeclared = undeclaredImports(project);
    const isDeclaring = project.facts("dependencies").some(({ facts }) => facts.role === "manifest");
    if (!isDeclaring || undeclared.length === 0 || broughtBy(project)) return [];
    return undeclared.slice(0, shown).map(({ root, at, packageName }) => {
      const what = packageName && packageName !== root ? `\`${root}\` (package \`${packageName}\`)` : `\`${root}\``;
      return { kind: "partial", message: `${what} is imported, but no dependency manifest names it. Declare it.`, at };
    });
  },
};
