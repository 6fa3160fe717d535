import type { PythonCheck } from "../../facts/python-facts.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import { oncePerModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import type { Place } from "../../text/span.js";
import type { Gap } from "../rule.js";

/** A limit that an evaluation holds a figure against. */
interface Limit {
  /** The words of the figure's name: `recall@5` is `recall at 5`. */
  readonly words: readonly string[];
  /** Whether figures pass above it. */
  readonly isFloor: boolean;
  readonly value: number;
  readonly text: string;
  readonly at: Place;
}

/**
 * Limits in evaluation code, configurations and CI that let through what the manifest's thresholds do not. Of several limits of one metric the
 * strictest counts, since others may be of its slices.
 */
export function looserLimits(project: Project): readonly Gap[] {
  const limits = [...limitsInCode(project.python), ...limitsInConfigurations(project), ...limitsInCi(project)];
  return declaredLimits(project).flatMap((declared): Gap[] => {
    const same = limits.filter(
      ({ words, isFloor }) => isFloor === declared.isFloor && words.length > 0 && words.join(" ") === declared.words.join(" "),
    );
    const strictness = (limit: Limit) => (declared.isFloor ? 1 : -1) * onScaleOf(declared, limit.value);
    const [strictest] = same.sort((a, b) => strictness(b) - strictness(a));
    if (!strictest || strictness(strictest) > strictness(declared) - 1e-9) return [];
    const message = `\`${strictest.text}\` lets pass what the manifest says must not: \`${declared.text}\`. Hold the evaluation to what is declared.`;
    return [{ kind: "contradicted", message, at: strictest.at, related: [{ message: "Declared here.", at: declared.at }] }];
  });
}

/** Of equal metrics in several evals the loosest is declared. */
function declaredLimits(project: Project): readonly Limit[] {
  const found = new Map<string, Limit>();
  for (const [index, { metrics }] of (project.manifest.value.evals ?? []).entries()) {
    for (const [position, { name, threshold }] of (metrics ?? []).entries()) {
      if (!threshold || threshold.comparison === "==" || (threshold.unit !== "" && threshold.unit !== "%")) continue;
      const isFloor = threshold.comparison === undefined || threshold.comparison.startsWith(">");
      const value = threshold.unit === "%" ? threshold.value / 100 : threshold.value;
      const path = ["evals", index, "metrics", position, "threshold"] as const;
      const at = { path: project.manifest.path, span: project.manifest.valueSpan(...path) ?? project.manifest.keySpan(...path) };
      const limit = { words: wordsOf(name), isFloor, value, text: `${name} ${threshold.text}`, at };
      const key = `${limit.words.join(" ")} ${isFloor}`;
      const known = found.get(key);
      if (!known || (isFloor ? value < known.value : value > known.value)) found.set(key, limit);
    }
  }
  return [...found.values()];
}

const limitsInCode = oncePerModules((modules): readonly Limit[] =>
  modules.flatMap((module) => {
    // A unit test may hold a model of a few rows against less.
    if (module.role !== "evaluation") return [];
    const numbers = new Map(
      module.facts.assignments.flatMap(({ targets: [name], value, scope }) =>
        name !== undefined && scope === "" && value.kind === "number" ? [[name, value.value] as const] : [],
      ),
    );
    const numberOf = (text: string) => (/^-?\d*\.?\d+(?:e-?\d+)?$/.test(text) ? Number(text) : numbers.get(text));
    return module.facts.checks.flatMap((check): Limit[] => {
      const [left, right] = [numberOf(check.left), numberOf(check.right)];
      const value = right ?? left;
      if (value === undefined || (left !== undefined && right !== undefined) || !decides(check)) return [];
      const isAbove = check.operator.startsWith(">") === (right !== undefined);
      return [
        {
          words: lastName(right === undefined ? check.right : check.left),
          isFloor: isAbove === (check.form === "assert"),
          value,
          text: `${check.left} ${check.operator} ${check.right}`,
          at: module.place(check.span),
        },
      ];
    });
  }),
);

/** Whether a check fails the run. */
function decides({ form, does }: PythonCheck): boolean {
  return form === "assert" || does.some((one) => /^raise$|^(?:sys\.)?exit$|^pytest\.fail$/.test(one));
}

function limitsInConfigurations(project: Project): readonly Limit[] {
  return project
    .facts("eval")
    .flatMap(({ path, facts }) =>
      facts.assertions.flatMap(({ type, threshold, span }): Limit[] =>
        threshold === undefined || /^not-|latency|cost|perplexity/.test(type)
          ? []
          : [{ words: wordsOf(type), isFloor: true, value: threshold, text: `${type} with threshold ${threshold}`, at: { path, span } }],
      ),
    );
}

const option = /--([a-z][\w-]*)[= ](\d*\.?\d+)(?=\s|$)/gi;
const floorWord = /^(?:min|minimum|floor|threshold|fail|under|least|required)$/;
const ceilingWord = /^(?:max|maximum|ceiling|over|most)$/;

function limitsInCi(project: Project): readonly Limit[] {
  return ciCommandsThat(project, (text) => /--[\w-]*(?:min|max|floor|threshold|fail)/i.test(text)).flatMap(({ text, at }) =>
    [...text.matchAll(option)].flatMap(([written, name = "", value]): Limit[] => {
      const all = wordsOf(name);
      const words = all.filter((word) => !floorWord.test(word) && !ceilingWord.test(word));
      if (words.length === all.length) return [];
      return [{ words, isFloor: !all.some((word) => ceilingWord.test(word)), value: Number(value), text: written, at }];
    }),
  );
}

/** A share may be written as a percentage on one side. */
function onScaleOf({ value: declared }: Limit, value: number): number {
  return declared <= 1 && value > 1 && value <= 100 ? value / 100 : value;
}

/** The last name of an expression: of `scores["f1"]` and `report.f1` it is `f1`. */
function lastName(expression: string): readonly string[] {
  const [name = ""] = /[\w@-]+(?=["'\])]*$)/.exec(expression) ?? [];
  return wordsOf(name);
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/@/g, " at ")
    .replace(/([a-z])(?=[A-Z])/g, "$1 ")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
