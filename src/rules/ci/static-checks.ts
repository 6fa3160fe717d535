import { isLintCommand } from "../../practices/lint-command.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import { startOf } from "../../text/span.js";
import { onlySql } from "../parts/only-sql.js";
import type { Rule } from "../rule.js";

const neverFails = /\s--exit-zero\b/;

export const staticChecks: Rule = {
  title: "Linting, formatting or types are checked",
  why: { source: "A3", text: "Clean, consistent code is part of going from model training to production engineering." },
  applies: "always",
  stage: "prototype",
  weight: 1,
  asks: "wired",
  evidence: { present: "A linter, formatter or type checker is configured.", wired: "CI or a pre-commit hook runs it." },
  manifest: ["ci"],
  fixes: [
    { kind: "scaffold", title: "Add a CI workflow", scaffold: "ci-workflow" },
    { kind: "scaffold", title: "Add pre-commit hooks", scaffold: "pre-commit" },
  ],
  check(project) {
    const runs = ciCommandsThat(project, isLintCommand).filter(({ swallowed }) => !swallowed);
    const run = runs.find(({ text }) => !neverFails.test(text));
    if (run) return { evidence: [{ level: "wired", what: `CI runs \`${run.text}\``, at: run.at }], gaps: [] };
    const hooks = [...project.files, ...project.shared].find((path) =>
      /(?:^|\/)(?:\.pre-commit-config\.yaml|lefthook\.ya?ml|\.husky\/pre-commit)$/.test(path),
    );
    if (hooks) return { evidence: [{ level: "wired", what: `hooks in \`${project.relative(hooks)}\``, at: startOf(hooks) }], gaps: [] };
    const [toothless] = runs;
    if (toothless)
      return {
        evidence: [{ level: "present", what: `CI runs \`${toothless.text}\``, at: toothless.at }],
        gaps: [
          {
            kind: "weak",
            message: "CI runs the linter with `--exit-zero`, so it passes whatever it finds. Let it fail.",
            at: toothless.at,
          },
        ],
      };
    const [tool] = project.withCapability("static-checks");
    if (tool)
      return {
        evidence: [{ level: "present", what: `${tool.tool.name}: ${tool.evidence[0]?.what}`, at: tool.evidence[0]?.at }],
        gaps: [{ kind: "weak", message: `${tool.tool.name} is set up, but neither CI nor a hook runs it.`, at: tool.evidence[0]?.at }],
      };
    const message = onlySql(project)
      ? "No linter or formatter is configured or run (SQLFluff, sqlfmt, pre-commit …)."
      : "No linter, formatter or type checker is configured or run (Ruff, mypy, pre-commit …).";
    return { evidence: [], gaps: [{ kind: "missing", message }] };
  },
};
