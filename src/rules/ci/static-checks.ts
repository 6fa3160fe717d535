import { isLintCommand } from "../../practices/lint-command.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import { startOf } from "../../text/span.js";
import { onlySql } from "../parts/only-sql.js";
import { stopSwallowing } from "../parts/stop-swallowing.js";
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
    const all = ciCommandsThat(project, isLintCommand);
    const runs = all.filter(({ swallowed }) => !swallowed);
    const run = runs.find(({ text }) => !neverFails.test(text));
    if (run) return { evidence: [{ level: "wired", what: `CI runs \`${run.text}\``, at: run.at }], gaps: [] };
    const hooks = [...project.files, ...project.shared].find((path) =>
      /(?:^|\/)(?:\.pre-commit-config\.yaml|lefthook\.ya?ml|\.husky\/pre-(?:commit|push)|\.?git-?hooks\/pre-(?:commit|push))$/.test(path),
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
    const lost = all.find(({ swallowed }) => swallowed);
    if (lost?.swallowed) {
      const { by, at } = lost.swallowed;
      const fix = stopSwallowing(lost.swallowed);
      const message = `CI runs \`${lost.text}\`, but \`${by}\` swallows what it finds. Let it fail.`;
      return {
        evidence: [{ level: "present", what: `CI runs \`${lost.text}\``, at: lost.at }],
        gaps: [{ kind: "weak", message, at: lost.at, related: [{ message: "Swallowed here.", at }], fixes: fix ? [fix] : [] }],
      };
    }
    const tools = project.withCapability("static-checks");
    // A list of what is installed names what others brought along, too.
    const setUp = tools.find(({ evidence }) => evidence.some(({ kind }) => kind !== "package"));
    const tool = setUp ?? tools[0];
    if (tool) {
      const [{ what, at } = { what: tool.tool.name, at: undefined }] = tool.evidence;
      const message = `${tool.tool.name} is ${setUp ? "set up" : "installed"}, but neither CI nor a hook runs it.`;
      return { evidence: [{ level: "present", what: `${tool.tool.name}: ${what}`, at }], gaps: [{ kind: "weak", message, at }] };
    }
    const message = onlySql(project)
      ? "No linter or formatter is configured or run (SQLFluff, sqlfmt, pre-commit …)."
      : "No linter, formatter or type checker is configured or run (Ruff, mypy, pre-commit …).";
    return { evidence: [], gaps: [{ kind: "missing", message }] };
  },
};
