import { oncePerModules, ownModules } from "../project/production-code.js";
import { calledIn, seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";

const ownDrift = /(?:^|_)(?:psi|population_stability\w*|drift)(?:_|$)|Drift(?:Detector|Monitor|Report|Job)?$/;

export const driftDetection: Practice = {
  title: "Drift of data, features or predictions is detected",
  find: (project) => [
    ...toolsInUse(project, "drift-detection"),
    ...calledIn(
      ownModules(project),
      /^scipy\.(?:stats\.)?(?:ks_2samp|wasserstein_distance|anderson_ksamp|jensenshannon|epps_singleton_2samp)$|^scipy\.spatial\.distance\.jensenshannon$/,
    ),
    ...ownDetectors(ownModules(project)),
    ...project
      .facts("infrastructure")
      .flatMap(({ path, facts }) =>
        facts.resources
          .filter(({ kind }) => /drift|monitoringschedule|monitorschedule/i.test(kind))
          .map(({ kind, span }) => seen("present", `\`${kind}\``, { path, span })),
      ),
  ],
};

const ownDetectors = oncePerModules((modules) =>
  modules.flatMap((module) =>
    [...module.facts.functions.filter(({ empty }) => !empty), ...module.facts.classes]
      .filter(({ name }) => ownDrift.test(name))
      .map(({ name, span }) => seen("present", `\`${name}\``, module.place(span))),
  ),
);
