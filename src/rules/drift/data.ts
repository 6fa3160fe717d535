import { driftDetection } from "../../practices/drift-detection.js";
import type { Evidence } from "../../project/evidence.js";
import { remembered } from "../../project/once-per.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project, PythonModule } from "../../project/project.js";
import { reachedModules } from "../../project/reached-modules.js";
import { absentFile, claimAt, entryPlace } from "../parts/claim.js";
import { driftModules, driftTools, fixedVerdict } from "../parts/drift-modules.js";
import { monitoredModel } from "../parts/monitored-model.js";
import { onlyTriedOut } from "../parts/no-model.js";
import { type UnsetInput, unsetInput } from "../parts/unset-input.js";
import type { Gap, Rule } from "../rule.js";

const statisticalTest =
  /^scipy\.stats\.(?:ks_2samp|wasserstein_distance|chi2_contingency|anderson_ksamp|cramervonmises_2samp)$|(?:^|\.)(?:population_stability_index|calculate_psi|psi|compute_psi|detect_drift|data_drift)$/;

export const data: Rule = {
  title: "Input drift is tested by a named method",
  why: {
    source: "A0 #6; A3",
    text: "The world moves away from the training data; unless inputs are compared with a reference, the first to notice are users.",
  },
  applies: monitoredModel,
  stage: "production",
  weight: 3,
  asks: "wired",
  evidence: {
    claimed: "An entry of `drift` with `kind: data`.",
    present: "The job that the entry names exists, or a drift library is installed.",
    wired:
      "Production code calls a drift library (Evidently, NannyML, Alibi Detect, whylogs), a two-sample test or a detector of its own, or a cloud's monitor is set up.",
  },
  hollow: "The data to compare is `None`, or the verdict is written into the code.",
  contradicted: "The job that an entry of `drift` names does not exist.",
  manifest: ["drift"],
  fixes: [{ kind: "scaffold", title: "Add a drift-detection job", scaffold: "drift-job" }],
  appliesUnless: (project) => (project.manifest.has("drift") ? undefined : onlyTriedOut(project)),
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const [index, entry] of (project.manifest.value.drift ?? []).entries()) {
      if (entry.kind !== undefined && entry.kind !== "data") continue;
      const job = claimAt(project, ["drift", index, "job"]);
      const at = entryPlace(project, ["drift", index]);
      if (job && !job.exists) gaps.push(absentFile(job));
      else
        evidence.push({
          level: job?.form === "path" ? "present" : "claimed",
          what: entry.method ? `\`${entry.method}\`` : `drift \`${entry.name}\``,
          at,
        });
      if (!entry.method) gaps.push({ kind: "partial", message: `Drift check \`${entry.name}\` names no method (psi, ks …).`, at });
    }
    const idle = idleChecks(project);
    const isReached = reachedModules(project);
    for (const { tool, evidence: traces } of driftTools(project)) {
      const first = traces.find(({ at }) => !idle.has(at?.path ?? ""));
      // A monitor that a configuration declares is run by the cloud that reads it.
      const monitor = traces.find(({ kind }) => kind === "config");
      if (monitor) evidence.push({ level: "wired", what: `${tool.name}: ${monitor.what}`, at: monitor.at });
      else if (first) evidence.push({ level: first.level, what: `${tool.name}: ${first.what}`, at: first.at });
    }
    const test = callsTo(productionModules(project), statisticalTest).find(({ module }) => !idle.has(module.path));
    if (test) evidence.push({ level: isReached(test.module) ? "wired" : "present", what: `\`${test.call.name}()\` called`, at: test.at });
    evidence.push(...ownWork(project, idle, isReached));
    if (gaps.some(({ kind }) => kind === "contradicted")) return { evidence, gaps };
    const fixed = fixedVerdict(project);
    if (fixed && evidence.every(({ at }) => at?.path === fixed.module.path))
      return {
        evidence,
        gaps: [
          {
            kind: "hollow",
            message: `\`${fixed.name}\` in \`${project.relative(fixed.module.path)}\` is always \`${fixed.value}\`: nothing is compared.`,
            at: fixed.at,
          },
        ],
      };
    const [unset] = idle.values();
    if (unset && !evidence.some(({ level }) => level === "wired")) {
      const message = `\`${unset.name}\` in \`${project.relative(unset.at.path)}\` is \`None\`, so there is nothing to compare the inputs with.`;
      gaps.push({ kind: evidence.length > 0 ? "weak" : "hollow", message, at: unset.at });
      return { evidence, gaps, share: 0.75 };
    }
    if (evidence.length === 0)
      return {
        evidence,
        gaps: [
          {
            kind: "missing",
            message: "Nothing watches the inputs for drift: no drift library, two-sample test or `drift` entry was found.",
          },
        ],
      };
    const asleep = driftModules(project).find((module) => !isReached(module) && !idle.has(module.path));
    if (!evidence.some(({ level }) => level === "wired"))
      gaps.push({
        kind: "weak",
        message: asleep
          ? `\`${project.relative(asleep.path)}\` works out drift, but nothing imports or starts it.`
          : "Drift detection is declared or installed, but no production code computes it.",
        at: evidence.find(({ at }) => at?.path === asleep?.path)?.at ?? evidence[0]?.at,
      });
    return { evidence, gaps, share: 0.75 };
  },
};

/** Detectors that the project wrote itself, where something runs them, and monitors that a cloud runs. */
function ownWork(
  project: Project,
  idle: ReadonlyMap<string, UnsetInput>,
  isReached: (module: PythonModule) => boolean,
): readonly Evidence[] {
  const modules = new Map(driftModules(project).map((module) => [module.path, module]));
  return driftDetection.find(project).flatMap(({ what, at }): Evidence[] => {
    const module = modules.get(at?.path ?? "");
    if (idle.has(at?.path ?? "")) return [];
    if (module) return [{ level: isReached(module) ? "wired" : "present", what, at }];
    return at && project.facts("infrastructure").some(({ path }) => path === at.path) ? [{ level: "wired", what, at }] : [];
  });
}

/** The drift checks of production code that have nothing to compare, by path. */
const idleChecks = remembered((project: Project): ReadonlyMap<string, UnsetInput> => {
  return new Map(
    productionModules(project).flatMap((module) => {
      const unset = unsetInput(project, module);
      return unset ? [[module.path, unset] as const] : [];
    }),
  );
});
