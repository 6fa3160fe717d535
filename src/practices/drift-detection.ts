import type { PythonFunction } from "../facts/python-facts.js";
import type { Evidence } from "../project/evidence.js";
import { remembered } from "../project/once-per.js";
import { oncePerModules, ownModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { dotted } from "./dotted.js";
import { calledIn, seen, toolsInUse } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

/** Distances between two samples or distributions. */
const distance = dotted(
  "scipy.**.ks_2samp",
  "scipy.**.wasserstein_distance",
  "scipy.**.anderson_ksamp",
  "scipy.**.epps_singleton_2samp",
  "scipy.**.jensenshannon",
);
const monitor = /drift|monitor(?:ing)?_?schedule/i;

/** Functions and classes whose names say what drifts, or that drift is looked for. Prices, processes and diffusions drift by themselves. */
const whatDrifts = /(?:^|_)(?:data|features?|covariate|concept|predictions?|target|label|model|dataset|embeddings?)_drift(?:_|$)/;
const looksForDrift =
  /(?:^|_)(?:detect|check|monitor|report|test|has|is)(?:_\w+)?_drift(?:_|$)|(?:^|_)drift_(?:detect|monitor|report|score|check|test|job|metric)/;
const driftClass = /Drift(?:Detector|Monitor|Report|Job|Check)$/;
/** Drift of what is no data. */
const otherDrift = /config|schema|terraform|infra|state|clock|price|style|prompt/;
const stability = /^(?:calc|calculate|compute|get|feature|column)_psi(?:_|$)|population_stability/;

export const driftDetection: Practice = {
  title: "Drift of data, features or predictions is detected",
  find: remembered((project) => [
    ...toolsInUse(project, "drift-detection"),
    ...calledIn(ownModules(project), distance),
    ...ownDetectors(ownModules(project)),
    ...monitors(project),
  ]),
};

/** Monitors that infrastructure declares. */
function monitors(project: Project): readonly Evidence[] {
  return ownFacts(project, "infrastructure").flatMap(({ path, facts }) =>
    facts.resources.filter(({ kind }) => monitor.test(kind)).map(({ kind, span }) => seen("present", `\`${kind}\``, { path, span })),
  );
}

const ownDetectors = oncePerModules((modules) =>
  modules.flatMap(({ facts, place }) =>
    [...facts.functions.filter(isDetector), ...facts.classes.filter(({ name }) => driftClass.test(name))].map(({ name, span }) =>
      seen("present", `\`${name}\``, place(span)),
    ),
  ),
);

function isDetector({ name, empty, parameters }: PythonFunction): boolean {
  if (empty || otherDrift.test(name)) return false;
  return whatDrifts.test(name) || looksForDrift.test(name) || stability.test(name) || (name === "psi" && parameters.length > 1);
}
