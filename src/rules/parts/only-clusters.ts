import { callsTo, oncePerModules, ownModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";

const clusterer = /^(?:sklearn|sklearnex|cuml)\.cluster\.|^(?:hdbscan|kmodes|yellowbrick\.cluster)\./;
const others = /^sklearn\.(?:ensemble|linear_model|svm|tree|neighbors|naive_bayes|neural_network|discriminant_analysis|gaussian_process)\./;
/** Frameworks that cluster, or that prepare data for it. */
const clusters = new Set(["scikit-learn", "hdbscan", "umap", "cuml"]);

/** Whether every model that is trained here groups data without labels, so that there is no right answer to hold out. */
export function onlyClusters(project: Project): boolean {
  const { traits, manifest } = project;
  if (traits.labels.value || traits.llm.value || (manifest.value.models ?? []).some(({ type }) => type !== "clustering")) return false;
  const frameworks = project.withCapability("ml-framework", "deep-learning", "forecasting", "speech");
  return frameworks.every(({ tool }) => clusters.has(tool.id)) && doNothingElse(ownModules(project));
}

const doNothingElse = oncePerModules((modules) => callsTo(modules, clusterer).length > 0 && callsTo(modules, others).length === 0);
