// Written by `npm run upkeep`; do not edit.
import { artefactReader } from "./artefact.js";
import { composeReader } from "./compose.js";
import { condaEnvironmentReader } from "./conda-environment.js";
import { condaLockReader } from "./conda-lock.js";
import { dbtPropertiesReader } from "./dbt-properties.js";
import { dockerfileReader } from "./dockerfile.js";
import { dvcReader } from "./dvc.js";
import { gitAttributesReader } from "./git-attributes.js";
import { githubActionsReader } from "./github-actions.js";
import { gitlabCiReader } from "./gitlab-ci.js";
import { makefileReader } from "./makefile.js";
import { markdownReader } from "./markdown.js";
import { notebookReader } from "./notebook.js";
import { noxfileReader } from "./noxfile.js";
import { npmLockReader } from "./npm-lock.js";
import { packageJsonReader } from "./package-json.js";
import { pdmLockReader } from "./pdm-lock.js";
import { pipfileLockReader } from "./pipfile-lock.js";
import { pipfileReader } from "./pipfile.js";
import { pnpmLockReader } from "./pnpm-lock.js";
import { poetryLockReader } from "./poetry-lock.js";
import { preCommitReader } from "./pre-commit.js";
import { prometheusRulesReader } from "./prometheus-rules.js";
import { promptfooReader } from "./promptfoo.js";
import { pylockReader } from "./pylock.js";
import { pyprojectReader } from "./pyproject.js";
import { pythonVersionReader } from "./python-version.js";
import { pythonReader } from "./python.js";
import type { AnyReader } from "./reader.js";
import { requirementsReader } from "./requirements.js";
import { scriptReader } from "./script.js";
import { setupCfgReader } from "./setup-cfg.js";
import { setupPyReader } from "./setup-py.js";
import { taskfileReader } from "./taskfile.js";
import { textReader } from "./text.js";
import { toxReader } from "./tox.js";
import { uvLockReader } from "./uv-lock.js";
import { yarnLockReader } from "./yarn-lock.js";

/** Every reader, by file name. */
export const readers: readonly AnyReader[] = [
  artefactReader,
  composeReader,
  condaEnvironmentReader,
  condaLockReader,
  dbtPropertiesReader,
  dockerfileReader,
  dvcReader,
  gitAttributesReader,
  githubActionsReader,
  gitlabCiReader,
  makefileReader,
  markdownReader,
  notebookReader,
  noxfileReader,
  npmLockReader,
  packageJsonReader,
  pdmLockReader,
  pipfileReader,
  pipfileLockReader,
  pnpmLockReader,
  poetryLockReader,
  preCommitReader,
  prometheusRulesReader,
  promptfooReader,
  pylockReader,
  pyprojectReader,
  pythonReader,
  pythonVersionReader,
  requirementsReader,
  scriptReader,
  setupCfgReader,
  setupPyReader,
  taskfileReader,
  textReader,
  toxReader,
  uvLockReader,
  yarnLockReader,
];
