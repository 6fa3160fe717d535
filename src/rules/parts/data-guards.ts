import type { PythonFunction, PythonValue } from "../../facts/python-facts.js";
import { dotted } from "../../practices/dotted.js";
import { innerScope } from "../../project/inner-scope.js";
import { callsIn, oncePerModules, oncePerModulesInSteps } from "../../project/production-code.js";
import type { PythonModule } from "../../project/project.js";
import type { Place } from "../../text/span.js";
import { flatMapInSteps } from "../../text/steps.js";
import { schemaClasses } from "./data-schemas.js";

/** Something that checks data, where it is written. */
export interface Guard {
  readonly what: string;
  readonly module: PythonModule;
  readonly at: Place;
  /** Whether it is written for requests, as Pydantic models are. */
  readonly isOfRequests: boolean;
}

const check =
  /^_?(?:validate|check|verify|assert|ensure|require)_(?:\w+_)?(?:data|dataset|dataframe|df|frame|schema|columns?|features?|inputs?|row|rows|record|records|nulls|dtypes|ranges?)$|^_?(?:run|perform|execute|apply)_(?:\w+_)?(?:quality|data|ingestion|schema|validation|integrity)_checks?$/;
const frameSchema = dotted(
  "pandera.**.DataFrameSchema",
  "tensorflow_data_validation.validate_statistics",
  "great_expectations.**.ExpectColumn*",
  "**.expect_column_*",
);
const request = dotted("pydantic.BaseModel", "pydantic.main.BaseModel");
const fewestFields = 2;
/** What asks a model, by its name, says enough with a single field. */
export const asksModelByName = /Predict|Infer|Scor(?:e|ing)|Classif|Forecast|Estimat|Detect|Recommend/;
/** Bodies of requests about who asks, whose fields no model learns from. */
const ofAccount =
  /^(?:User|Login|Log[Ii]n|Sign(?:Up|In|up|in)|Register|Registration|Token|Auth|Account|Password|Session|Credentials?|(?:API|Api|Access)Key)(?=[A-Z]|$)/;

/** The checks of data that the production modules among some hold: schemas, functions named for it, and models that routes take. */
export const guardsOf = oncePerModulesInSteps((modules) =>
  flatMapInSteps(
    modules.filter(({ role, form }) => role === "production" && form === "module"),
    (module): readonly Guard[] => {
      const { facts } = module;
      const guard = (what: string, at: Place, isOfRequests = false) => ({ what, module, at, isOfRequests });
      return [
        ...schemaClasses(module).flatMap(({ what, binds, at }) => (binds ? [guard(what, at)] : [])),
        ...callsIn(module, frameSchema).map(({ call, at }) => guard(`\`${call.assignedTo[0] ?? call.name}\``, at)),
        ...facts.functions
          .filter(({ name, empty }) => check.test(name) && !empty)
          .map(({ name, span }) => guard(`\`${name}()\``, module.place(span))),
        ...refusing(module).map(({ name, span }) => guard(`\`${name}()\``, module.place(span))),
        ...facts.classes
          .filter(
            ({ bases, fields, name }) =>
              bases.some((base) => request.test(base)) &&
              (fields.length >= fewestFields || (fields.length > 0 && asksModelByName.test(name))) &&
              !ofAccount.test(name) &&
              takenTypes(modules).has(name),
          )
          .map(({ name, span }) => guard(`\`${name}\``, module.place(span), true)),
      ];
    },
  ),
);

const frames = /^(?:pandas|polars|pyspark|dask|modin|geopandas)(?:\.|$)/;
const error = /(?:^|\.)\w*(?:Error|Exception|Invalid\w*)$/;
/** Functions that do everything. */
const program = /^_?(?:main|run|cli)$/;
/** What is wrong with data, and what of it is of a table. */
const complaint = /\b(?:columns?|nulls?|nans?|missing|empty|duplicates?d?|values?|rows?|dtypes?|schema|range|negative|outside)\b/i;
const ofTable = /\b(?:columns?|nulls?|nans?|rows?|dtypes?|schema)\b/i;
/** One thing that is refused may be a wrong setting; a check of data refuses several. */
const fewestRefusals = 2;

/** The functions of a module of tables that refuse data for several reasons, whatever they are called: what reads a file often does. */
function refusing({ facts }: PythonModule): readonly PythonFunction[] {
  if (!facts.imports.some(({ module }) => frames.test(module))) return [];
  const reasons = facts.calls.flatMap(({ name, scope, assignedTo, arguments: [first] }) => {
    const text = error.test(name) && assignedTo.length === 0 ? textOf(first?.value) : "";
    return complaint.test(text) ? [{ scope, text }] : [];
  });
  if (reasons.length < fewestRefusals) return [];
  return facts.functions.filter((one) => {
    if (check.test(one.name) || program.test(one.name)) return false;
    const inside = innerScope(one);
    const own = reasons.filter(({ scope }) => scope === inside);
    return own.length >= fewestRefusals && own.some(({ text }) => ofTable.test(text));
  });
}

function textOf(value: PythonValue | undefined): string {
  if (value?.kind === "string") return value.value;
  return value?.kind === "format" ? value.parts.map(textOf).join(" ") : "";
}

/** Decorators that keep what a function gives, or say how it is called: they hand it no request. */
const plain =
  /(?:^|\.)(?:(?:lru_)?cache|(?:cached_)?property|(?:static|class|abstract)method|(?:async)?contextmanager|overload|wraps|(?:field_|model_)?validator|task|flow|asset|fixture)$/;

/** The words in what decorated functions say of their parameters: what a route only returns checks no input, nor does what it depends on. */
const takenTypes = oncePerModules(
  (modules) =>
    new Set(
      modules.flatMap(({ facts }) =>
        facts.functions
          .filter(({ decorators }) => decorators.some(({ name }) => !plain.test(name)))
          .flatMap(({ parameters }) =>
            parameters.flatMap(({ annotation = "" }) => (/\bDepends\b/.test(annotation) ? [] : (annotation.match(/\w+/g) ?? []))),
          ),
      ),
    ),
);
