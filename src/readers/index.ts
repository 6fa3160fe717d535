// Written by `npm run upkeep`; do not edit.
import { argoWorkflowReader } from "./argo-workflow.js";
import { armTemplateReader } from "./arm-template.js";
import { artefactReader } from "./artefact.js";
import { awsCdkReader } from "./aws-cdk.js";
import { azdReader } from "./azd.js";
import { azuremlPipelineReader } from "./azureml-pipeline.js";
import { azuremlReader } from "./azureml.js";
import { bicepReader } from "./bicep.js";
import { cloudformationReader } from "./cloudformation.js";
import { composeReader } from "./compose.js";
import { condaEnvironmentReader } from "./conda-environment.js";
import { condaLockReader } from "./conda-lock.js";
import { dagsterReader } from "./dagster.js";
import { dbtPropertiesReader } from "./dbt-properties.js";
import { dockerfileReader } from "./dockerfile.js";
import { dvcReader } from "./dvc.js";
import { gitAttributesReader } from "./git-attributes.js";
import { githubActionsReader } from "./github-actions.js";
import { gitlabCiReader } from "./gitlab-ci.js";
import { helmReader } from "./helm.js";
import { inferenceServiceReader } from "./inference-service.js";
import { kubeflowPipelineReader } from "./kubeflow-pipeline.js";
import { kubernetesReader } from "./kubernetes.js";
import { kustomizeReader } from "./kustomize.js";
import { makefileReader } from "./makefile.js";
import { markdownReader } from "./markdown.js";
import { notebookReader } from "./notebook.js";
import { noxfileReader } from "./noxfile.js";
import { npmLockReader } from "./npm-lock.js";
import { packageJsonReader } from "./package-json.js";
import { pdmLockReader } from "./pdm-lock.js";
import { pipfileLockReader } from "./pipfile-lock.js";
import { pipfileReader } from "./pipfile.js";
import { platformReader } from "./platform.js";
import { pnpmLockReader } from "./pnpm-lock.js";
import { poetryLockReader } from "./poetry-lock.js";
import { preCommitReader } from "./pre-commit.js";
import { prefectReader } from "./prefect.js";
import { prometheusRulesReader } from "./prometheus-rules.js";
import { promptfooReader } from "./promptfoo.js";
import { pulumiReader } from "./pulumi.js";
import { pylockReader } from "./pylock.js";
import { pyprojectReader } from "./pyproject.js";
import { pythonVersionReader } from "./python-version.js";
import { pythonReader } from "./python.js";
import type { AnyReader } from "./reader.js";
import { requirementsReader } from "./requirements.js";
import { serverlessReader } from "./serverless.js";
import { setupCfgReader } from "./setup-cfg.js";
import { setupPyReader } from "./setup-py.js";
import { sqlReader } from "./sql.js";
import { targetConfigReader } from "./target-config.js";
import { taskfileReader } from "./taskfile.js";
import { terraformReader } from "./terraform.js";
import { textReader } from "./text.js";
import { toxReader } from "./tox.js";
import { tsconfigReader } from "./tsconfig.js";
import { uvLockReader } from "./uv-lock.js";
import { yarnLockReader } from "./yarn-lock.js";

/** Every reader, by file name. */
export const readers: readonly AnyReader[] = [
  argoWorkflowReader,
  armTemplateReader,
  artefactReader,
  awsCdkReader,
  azdReader,
  azuremlReader,
  azuremlPipelineReader,
  bicepReader,
  cloudformationReader,
  composeReader,
  condaEnvironmentReader,
  condaLockReader,
  dagsterReader,
  dbtPropertiesReader,
  dockerfileReader,
  dvcReader,
  gitAttributesReader,
  githubActionsReader,
  gitlabCiReader,
  helmReader,
  inferenceServiceReader,
  kubeflowPipelineReader,
  kubernetesReader,
  kustomizeReader,
  makefileReader,
  markdownReader,
  notebookReader,
  noxfileReader,
  npmLockReader,
  packageJsonReader,
  pdmLockReader,
  pipfileReader,
  pipfileLockReader,
  platformReader,
  pnpmLockReader,
  poetryLockReader,
  preCommitReader,
  prefectReader,
  prometheusRulesReader,
  promptfooReader,
  pulumiReader,
  pylockReader,
  pyprojectReader,
  pythonReader,
  pythonVersionReader,
  requirementsReader,
  serverlessReader,
  setupCfgReader,
  setupPyReader,
  sqlReader,
  targetConfigReader,
  taskfileReader,
  terraformReader,
  textReader,
  toxReader,
  tsconfigReader,
  uvLockReader,
  yarnLockReader,
];
