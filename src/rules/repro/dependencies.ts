import type { Evidence } from "../../project/evidence.js";
import { productionModules } from "../../project/production-code.js";
import { reachedModules } from "../../project/reached-modules.js";
import { undeclaredImports } from "../../project/undeclared-imports.js";
import { startOf } from "../../text/span.js";
import { broughtBy } from "../parts/image-builds.js";
import { onlySql } from "../parts/only-sql.js";
import type { Gap, Rule } from "../rule.js";

/** Findings shown; the share counts all that production reaches. */
const shown = 5;

export const dependencies: Rule = {
  title: "A dependency manifest covers what the code imports",
  why: { source: "A3; A0 #6", text: "Code that runs only where somebody once typed `pip install` cannot be deployed." },
  applies: "always",
  stage: "prototype",
  weight: 3,
  asks: "present",
  evidence: {
    present: "requirements, pyproject, setup, Pipfile, conda environment or package.json that names each package production code imports.",
  },
  noFix: "The package that provides an import, and its version, are for people to choose.",
  limits: "An import whose package has another name than is known here counts as declared when any declared package resembles it.",
  check(project) {
    const manifests = project
      .facts("dependencies")
      .filter(
        ({ role, facts }) =>
          facts.role === "manifest" && (role === "production" || role === "test") && (facts.dependencies.length > 0 || facts.partial),
      );
    const evidence: Evidence[] = manifests.map(({ path, facts }) => ({
      level: "present",
      what: `\`${project.relative(path)}\` names ${facts.dependencies.length} package${facts.dependencies.length === 1 ? "" : "s"}`,
      at: startOf(path),
    }));
    if (manifests.length === 0) {
      if (onlySql(project))
        return { evidence, gaps: [], unknown: "The models in SQL import no packages; which dbt runs them is not seen." };
      return {
        evidence,
        gaps: [
          {
            kind: "missing",
            message:
              "No dependency manifest (requirements.txt, pyproject.toml, environment.yml, package.json …) names what this project needs.",
          },
        ],
      };
    }
    const undeclared = undeclaredImports(project);
    const brought = undeclared.length > 0 ? broughtBy(project) : undefined;
    if (brought)
      return { evidence: [], gaps: [], unknown: `What \`${brought}\` brings is not seen; \`${undeclared[0]?.root}\` may come with it.` };
    const gaps = undeclared.slice(0, shown).map(({ root, at, packageName }): Gap => {
      const what = packageName && packageName !== root ? `\`${root}\` (package \`${packageName}\`)` : `\`${root}\``;
      return { kind: "partial", message: `${what} is imported but no dependency manifest names it.`, at };
    });
    const declared = manifests.reduce((sum, { facts }) => sum + facts.dependencies.length, 0);
    // A module that nothing imports yet breaks nothing.
    const isReached = reachedModules(project);
    const live = new Set<string>();
    if (undeclared.length > 0)
      for (const module of productionModules(project))
        if (isReached(module)) for (const one of module.facts.imports) live.add(one.module.split(".")[0] ?? "");
    const broken = undeclared.filter(({ root }) => live.has(root)).length;
    return { evidence, gaps, share: declared / Math.max(1, declared + broken) };
  },
};
