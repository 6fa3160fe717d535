import type { Evidence } from "../../project/evidence.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { PythonModule } from "../../project/project.js";
import { all } from "../../project/trait.js";
import { lastPart } from "../../text/last-part.js";
import { nameOf } from "../../workspace/path-parts.js";
import { absentFile, claimAt, claimEvidence } from "../parts/claim.js";
import type { Gap, Rule } from "../rule.js";

/** Calls that look for NaN and infinity, or keep a number in its range. */
const healthCall =
  /^(?:numpy|math|torch|cmath|jax\.numpy|tensorflow(?:\.math)?)\.(?:\w+\.)?(?:isnan|isfinite|isinf|is_nan|is_finite|is_inf|nan_to_num|clip|clamp|clip_by_value|check_numerics|assert_all_finite)$|^sklearn\.utils\.(?:\w+\.)?(?:check_array|assert_all_finite)$|\.(?:notna|isna|isnull|notnull|clip|in_range)$/;
/** Settings of fields and widgets that keep a number in its range. */
const bounds = /^(?:ge|gt|le|lt|multiple_of|min_value|max_value|minimum|maximum|allow_inf_nan)$/;
const field = /(?:^|\.)(?:Field|Query|Path|Body|Form|confloat|conint|condecimal|Interval|slider|number_input|Slider|Number)$/;
const route = /\.(?:get|post|put|route|api_route|websocket|api|service)$/;
const images = /^(?:PIL|cv2|torchvision|keras|tensorflow|torch|transformers|librosa)\b/;
/** Tables and arrays of numbers, and models that take them. */
const ofNumbers =
  /^(?:pandas\.(?:DataFrame|Series|read_json)|numpy\.(?:array|asarray|fromiter)|xgboost\.DMatrix)$|\.(?:predict_proba|predict_one)$/;
const handler = /^(?:predict|predict_fn|input_fn|output_fn|lambda_handler)$/;
/** Types that hold their own bounds. */
const boundedType =
  /\b(?:FiniteFloat|Positive(?:Int|Float)|Negative(?:Int|Float)|NonNegative(?:Int|Float)|NonPositive(?:Int|Float)|confloat|conint|Literal|Ge|Gt|Le|Lt|Interval)\b/;

export const numericHealth: Rule = {
  title: "Inputs and outputs are checked for NaN, infinity and range",
  why: {
    source: "MLTS Monitor 5",
    text: "A model can go numerically bad without an error: NaN and infinities, or values that cannot be, have to be noticed where they first appear.",
  },
  applies: all("trains", "serves"),
  stage: "production",
  weight: 1,
  asks: "wired",
  evidence: {
    claimed: "`monitoring.numeric_health` says what checks them.",
    present: "The file that `monitoring.numeric_health` names exists.",
    wired: "The code that serves bounds its fields (`Field(ge=…)`, `FiniteFloat`) or calls `isfinite`, `isnan`, `clip` or the like.",
  },
  contradicted: "The file that `monitoring.numeric_health` names does not exist.",
  manifest: ["monitoring", "numeric_health"],
  fixes: [{ kind: "manifest", title: "Name what checks numbers", path: ["monitoring", "numeric_health"], value: "TODO: app/checks.py" }],
  limits:
    "Looks at the modules that define routes or handlers, and at those they import by name; only where these take numbers, and no network or language model is in play. Either side, input or output, is enough.",
  check(project) {
    const claim = claimAt(project, ["monitoring", "numeric_health"]);
    const modules = servingModules(productionModules(project));
    const evidence: Evidence[] = [...(claim ? claimEvidence(claim) : []), ...checksIn(modules)];
    const gaps: Gap[] = [];
    if (claim && !claim.exists) gaps.push(absentFile(claim));
    if (gaps.length > 0 || evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    const [first] = evidence;
    // Networks and language models mostly take text, images and sound.
    const isOther = project.traits.llm.value || project.withCapability("deep-learning").some(({ level }) => level === "wired");
    const service = isOther ? undefined : modules.find(takesNumbers);
    if (first)
      gaps.push({ kind: "weak", message: "Checks of numbers are declared, but no code that serves the model makes any.", at: first.at });
    else if (service)
      gaps.push({
        kind: "missing",
        message: `NaN, infinity and impossible values pass: neither \`${project.relative(service.path)}\` nor what it imports bounds a field or calls \`isfinite\`, \`isnan\` or \`clip\`.`,
      });
    else return { evidence, gaps, unknown: "No Python code was found that serves a model of numbers." };
    return { evidence, gaps };
  },
};

/** The modules that answer requests with a model, and those that they import by name. Training code is none of them. */
const servingModules = oncePerModules((modules): readonly PythonModule[] => {
  const serving = modules.filter((module) => hasRoute(module) || module.facts.functions.some(({ name }) => handler.test(name)));
  const imported = new Set(serving.flatMap(importedBy));
  const isImported = (module: PythonModule) => imported.has(bareName(module));
  // What has no route of its own is asked by code that may look at the numbers.
  const asked = new Set(serving.filter((module) => !hasRoute(module)).map(bareName));
  const asks = (module: PythonModule) => importedBy(module).some((one) => asked.has(one));
  return [...serving, ...modules.filter((module) => !serving.includes(module) && (isImported(module) || asks(module)))];
});

/** The last parts of what a module imports. */
function importedBy({ facts }: PythonModule): readonly string[] {
  return facts.imports.flatMap(({ module, name = "" }) => [lastPart(module), lastPart(name)]);
}

function bareName({ path }: PythonModule): string {
  return nameOf(path).replace(/\.py$/, "");
}

function hasRoute({ facts }: PythonModule): boolean {
  return facts.functions.some(({ decorators }) => decorators.some(({ name }) => route.test(name)));
}

/** Whether a module takes numbers, and not text, images or sound. */
function takesNumbers({ facts }: PythonModule): boolean {
  const isTyped = facts.classes.some(({ fields }) => fields.some(({ annotation }) => /^(?:Optional\[|[Ll]ist\[)*float\b/.test(annotation)));
  return isTyped || (facts.calls.some(({ name }) => ofNumbers.test(name)) && !facts.imports.some(({ module }) => images.test(module)));
}

const checksIn = oncePerModules((modules): readonly Evidence[] =>
  modules.flatMap(({ facts, place }) => {
    const calls = facts.calls.filter(
      (call) =>
        healthCall.test(call.name) || (field.test(call.name) && call.arguments.some(({ name }) => name !== undefined && bounds.test(name))),
    );
    const types = facts.classes.filter(({ fields }) => fields.some(({ annotation }) => boundedType.test(annotation)));
    return [
      ...calls.map(({ name, span }): Evidence => ({ level: "wired", what: `\`${name}()\` called`, at: place(span) })),
      ...types.map(({ name, span }): Evidence => ({ level: "wired", what: `\`${name}\` bounds its fields`, at: place(span) })),
    ];
  }),
);
