import type { Evidence } from "../../project/evidence.js";
import { startOf } from "../../text/span.js";
import { onlySql } from "../parts/only-sql.js";
import type { Rule } from "../rule.js";

export const dependencies: Rule = {
  title: "A dependency manifest covers what the code imports",
  why: { source: "A3; A0 #6", text: "Code that runs only where somebody once typed `pip install` cannot be deployed." },
  applies: "always",
  stage: "prototype",
  weight: 3,
  asks: "present",
  evidence: {
    present: "requirements, pyproject, setup, Pipfile, conda environment or package.json that names packages.",
  },
  noFix: "The package that provides an import, and its version, are for people to choose.",
  limits: "Whether it names all that is imported is asked by a check that is off by default.",
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
    return { evidence, gaps: [] };
  },
};
