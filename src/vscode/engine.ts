/** Everything that is not needed to activate, gathered behind the one dynamic import of `load-engine.ts`; in Node it is a file of its own. */
export { applyEdits, fixEdits, rankActions, Session, tryActions } from "../engine/index.js";
export { pathsIn } from "../formats/report-input.js";
export { toReportJson } from "../formats/to-report-json.js";
export { classifyReference } from "../manifest/classify-reference.js";
export { setValue } from "../manifest/edit-manifest.js";
export { buildProject } from "../project/build-project.js";
export { findProjectRoots, isManifestPath } from "../project/project-roots.js";
export { isRepositoryLevel } from "../project/repository-level.js";
export { makeReport } from "../report/report.js";
export { catalogue, findRule } from "../rules/catalogue.js";
export { rulePage } from "../rules/rule-page.js";
export { draftManifest } from "../scaffolds/draft-manifest.js";
export { scaffolds } from "../scaffolds/index.js";
export { planScaffold } from "../scaffolds/plan-scaffold.js";
export { readYaml } from "../text/yaml.js";
export { findCursor } from "./manifest-cursor.js";
export { fieldDocs, keysAt } from "./manifest-docs.js";
export { reportHtml } from "./report-html.js";
