// Written by `npm run upkeep`; do not edit.
import { artefactReader } from "./artefact.js";
import { azurePipelinesReader } from "./azure-pipelines.js";
import { bitbucketPipelinesReader } from "./bitbucket-pipelines.js";
import { circleciReader } from "./circleci.js";
import { cloudBuildReader } from "./cloud-build.js";
import { codebuildReader } from "./codebuild.js";
import { composeReader } from "./compose.js";
import { compositeActionReader } from "./composite-action.js";
import { condaEnvironmentReader } from "./conda-environment.js";
import { condaLockReader } from "./conda-lock.js";
import { dbtPropertiesReader } from "./dbt-properties.js";
import { dockerfileReader } from "./dockerfile.js";
import { dvcReader } from "./dvc.js";
import { gitAttributesReader } from "./git-attributes.js";
import { githubActionsReader } from "./github-actions.js";
import { gitlabCiReader } from "./gitlab-ci.js";
import { jenkinsfileReader } from "./jenkinsfile.js";
import { lefthookReader } from "./lefthook.js";
import { makefileReader } from "./makefile.js";
import { markdownReader } from "./markdown.js";
import { miseReader } from "./mise.js";
import { notebookReader } from "./notebook.js";
import { noxfileReader } from "./noxfile.js";
import { npmLockReader } from "./npm-lock.js";
import { packageJsonReader } from "./package-json.js";
import { pdmLockReader } from "./pdm-lock.js";
import { pipfileLockReader } from "./pipfile-lock.js";
import { pipfileReader } from "./pipfile.js";
import { pixiLockReader } from "./pixi-lock.js";
import { pixiReader } from "./pixi.js";
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
import { setupCfgReader } from "./setup-cfg.js";
import { setupPyReader } from "./setup-py.js";
import { shellScriptReader } from "./shell-script.js";
import { taskfileReader } from "./taskfile.js";
import { textReader } from "./text.js";
import { toxReader } from "./tox.js";
import { travisCiReader } from "./travis-ci.js";
import { uvLockReader } from "./uv-lock.js";
import { yarnLockReader } from "./yarn-lock.js";

/** Every reader, by file name. */
export const readers: readonly AnyReader[] = [
  artefactReader,
  azurePipelinesReader,
  bitbucketPipelinesReader,
  circleciReader,
  cloudBuildReader,
  codebuildReader,
  composeReader,
  compositeActionReader,
  condaEnvironmentReader,
  condaLockReader,
  dbtPropertiesReader,
  dockerfileReader,
  dvcReader,
  gitAttributesReader,
  githubActionsReader,
  gitlabCiReader,
  jenkinsfileReader,
  lefthookReader,
  makefileReader,
  markdownReader,
  miseReader,
  notebookReader,
  noxfileReader,
  npmLockReader,
  packageJsonReader,
  pdmLockReader,
  pipfileReader,
  pipfileLockReader,
  pixiReader,
  pixiLockReader,
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
  setupCfgReader,
  setupPyReader,
  shellScriptReader,
  taskfileReader,
  textReader,
  toxReader,
  travisCiReader,
  uvLockReader,
  yarnLockReader,
];
