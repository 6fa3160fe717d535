/** The parts of the engine that run, gathered so that one dynamic import brings them in: see `load-engine.ts`. */
export { applyEdits, fixEdits, fixKey, nextActions, Session } from "../engine/index.js";
export { classifyReference } from "../manifest/classify-reference.js";
export { setValue } from "../manifest/edit-manifest.js";
export { buildProject } from "../project/build-project.js";
export { findProjectRoots, isManifestPath } from "../project/project-roots.js";
export { isRepositoryLevel } from "../project/repository-level.js";
export { makeReport } from "../report/report.js";
export { draftManifest } from "../scaffolds/draft-manifest.js";
export { scaffolds } from "../scaffolds/index.js";
export { planScaffold } from "../scaffolds/plan-scaffold.js";
export { readYaml } from "../text/yaml.js";
