// Written by `npm run upkeep`; do not edit.
import { argoWorkflowReader } from "./argo-workflow.js";
import { armTemplateReader } from "./arm-template.js";
import { artefactReader } from "./artefact.js";
import { avroSchemaReader } from "./avro-schema.js";
import { awsCdkReader } from "./aws-cdk.js";
import { azdReader } from "./azd.js";
import { azureContainerAppReader } from "./azure-container-app.js";
import { azurePipelinesReader } from "./azure-pipelines.js";
import { azuremlPipelineReader } from "./azureml-pipeline.js";
import { azuremlReader } from "./azureml.js";
import { baselineReader } from "./baseline.js";
import { bentofileReader } from "./bentofile.js";
import { bentomlReader } from "./bentoml.js";
import { bicepReader } from "./bicep.js";
import { bitbucketPipelinesReader } from "./bitbucket-pipelines.js";
import { circleciReader } from "./circleci.js";
import { cloudBuildReader } from "./cloud-build.js";
import { cloudformationReader } from "./cloudformation.js";
import { codeOwnersReader } from "./code-owners.js";
import { codebuildReader } from "./codebuild.js";
import { cogEnvironmentReader } from "./cog-environment.js";
import { cogReader } from "./cog.js";
import { columnTypesReader } from "./column-types.js";
import { composeReader } from "./compose.js";
import { compositeActionReader } from "./composite-action.js";
import { condaEnvironmentReader } from "./conda-environment.js";
import { condaLockReader } from "./conda-lock.js";
import { dagsterReader } from "./dagster.js";
import { dataContractReader } from "./data-contract.js";
import { databricksBundleReader } from "./databricks-bundle.js";
import { datadogMonitorsReader } from "./datadog-monitors.js";
import { datasetReader } from "./dataset.js";
import { dbtModelReader } from "./dbt-model.js";
import { dbtPackagesReader } from "./dbt-packages.js";
import { dbtProfilesReader } from "./dbt-profiles.js";
import { dbtProjectReader } from "./dbt-project.js";
import { dbtPropertiesReader } from "./dbt-properties.js";
import { dbtSnapshotsReader } from "./dbt-snapshots.js";
import { dbtTestsReader } from "./dbt-tests.js";
import { dependabotReader } from "./dependabot.js";
import { dockerIgnoreReader } from "./docker-ignore.js";
import { dockerfileReader } from "./dockerfile.js";
import { dvcReader } from "./dvc.js";
import { environmentFileReader } from "./environment-file.js";
import { evaluationResultReader } from "./evaluation-result.js";
import { frictionlessReader } from "./frictionless.js";
import { gitAttributesReader } from "./git-attributes.js";
import { githubActionsReader } from "./github-actions.js";
import { gitlabCiReader } from "./gitlab-ci.js";
import { googleMonitoringReader } from "./google-monitoring.js";
import { grafanaAlertingReader } from "./grafana-alerting.js";
import { grafanaDashboardReader } from "./grafana-dashboard.js";
import { greatExpectationsReader } from "./great-expectations.js";
import { helmReader } from "./helm.js";
import { inferenceServiceReader } from "./inference-service.js";
import { jenkinsfileReader } from "./jenkinsfile.js";
import { jsonSchemaReader } from "./json-schema.js";
import { kubeflowPipelineReader } from "./kubeflow-pipeline.js";
import { kubernetesReader } from "./kubernetes.js";
import { kustomizeReader } from "./kustomize.js";
import { langgraphReader } from "./langgraph.js";
import { lefthookReader } from "./lefthook.js";
import { lmEvalTaskReader } from "./lm-eval-task.js";
import { mageTriggersReader } from "./mage-triggers.js";
import { maintainersReader } from "./maintainers.js";
import { makefileReader } from "./makefile.js";
import { markdownReader } from "./markdown.js";
import { miseReader } from "./mise.js";
import { mlprojectReader } from "./mlproject.js";
import { mlserverReader } from "./mlserver.js";
import { nodeVersionReader } from "./node-version.js";
import { notebookReader } from "./notebook.js";
import { noxfileReader } from "./noxfile.js";
import { npmLockReader } from "./npm-lock.js";
import { openaiEvalsReader } from "./openai-evals.js";
import { otelCollectorReader } from "./otel-collector.js";
import { packageJsonReader } from "./package-json.js";
import { packageMaintainersReader } from "./package-maintainers.js";
import { panderaSchemaReader } from "./pandera-schema.js";
import { pdmLockReader } from "./pdm-lock.js";
import { pipfileLockReader } from "./pipfile-lock.js";
import { pipfileReader } from "./pipfile.js";
import { pixiLockReader } from "./pixi-lock.js";
import { pixiReader } from "./pixi.js";
import { platformReader } from "./platform.js";
import { pnpmLockReader } from "./pnpm-lock.js";
import { poetryLockReader } from "./poetry-lock.js";
import { preCommitReader } from "./pre-commit.js";
import { prefectReader } from "./prefect.js";
import { prometheusRulesReader } from "./prometheus-rules.js";
import { promptflowReader } from "./promptflow.js";
import { promptfooReader } from "./promptfoo.js";
import { pulumiReader } from "./pulumi.js";
import { pylockReader } from "./pylock.js";
import { pyprojectReader } from "./pyproject.js";
import { pythonVersionReader } from "./python-version.js";
import { pythonReader } from "./python.js";
import { pyupReader } from "./pyup.js";
import type { AnyReader } from "./reader.js";
import { renovateReader } from "./renovate.js";
import { requirementsLockReader } from "./requirements-lock.js";
import { requirementsReader } from "./requirements.js";
import { restructuredTextReader } from "./restructured-text.js";
import { scriptReader } from "./script.js";
import { serverlessReader } from "./serverless.js";
import { setupCfgReader } from "./setup-cfg.js";
import { setupPyReader } from "./setup-py.js";
import { shellScriptReader } from "./shell-script.js";
import { sodaReader } from "./soda.js";
import { sqlTablesReader } from "./sql-tables.js";
import { sqlReader } from "./sql.js";
import { streamlitSecretsReader } from "./streamlit-secrets.js";
import { tableReader } from "./table.js";
import { targetConfigReader } from "./target-config.js";
import { taskfileReader } from "./taskfile.js";
import { terraformReader } from "./terraform.js";
import { textReader } from "./text.js";
import { tfServingReader } from "./tf-serving.js";
import { tfdvSchemaReader } from "./tfdv-schema.js";
import { torchserveReader } from "./torchserve.js";
import { toxReader } from "./tox.js";
import { travisCiReader } from "./travis-ci.js";
import { tritonReader } from "./triton.js";
import { trussReader } from "./truss.js";
import { tsconfigReader } from "./tsconfig.js";
import { uvLockReader } from "./uv-lock.js";
import { yarnLockReader } from "./yarn-lock.js";

/** Every reader, by file name. */
export const readers: readonly AnyReader[] = [
  argoWorkflowReader,
  armTemplateReader,
  artefactReader,
  avroSchemaReader,
  awsCdkReader,
  azdReader,
  azureContainerAppReader,
  azurePipelinesReader,
  azuremlReader,
  azuremlPipelineReader,
  baselineReader,
  bentofileReader,
  bentomlReader,
  bicepReader,
  bitbucketPipelinesReader,
  circleciReader,
  cloudBuildReader,
  cloudformationReader,
  codeOwnersReader,
  codebuildReader,
  cogReader,
  cogEnvironmentReader,
  columnTypesReader,
  composeReader,
  compositeActionReader,
  condaEnvironmentReader,
  condaLockReader,
  dagsterReader,
  dataContractReader,
  databricksBundleReader,
  datadogMonitorsReader,
  datasetReader,
  dbtModelReader,
  dbtPackagesReader,
  dbtProfilesReader,
  dbtProjectReader,
  dbtPropertiesReader,
  dbtSnapshotsReader,
  dbtTestsReader,
  dependabotReader,
  dockerIgnoreReader,
  dockerfileReader,
  dvcReader,
  environmentFileReader,
  evaluationResultReader,
  frictionlessReader,
  gitAttributesReader,
  githubActionsReader,
  gitlabCiReader,
  googleMonitoringReader,
  grafanaAlertingReader,
  grafanaDashboardReader,
  greatExpectationsReader,
  helmReader,
  inferenceServiceReader,
  jenkinsfileReader,
  jsonSchemaReader,
  kubeflowPipelineReader,
  kubernetesReader,
  kustomizeReader,
  langgraphReader,
  lefthookReader,
  lmEvalTaskReader,
  mageTriggersReader,
  maintainersReader,
  makefileReader,
  markdownReader,
  miseReader,
  mlprojectReader,
  mlserverReader,
  nodeVersionReader,
  notebookReader,
  noxfileReader,
  npmLockReader,
  openaiEvalsReader,
  otelCollectorReader,
  packageJsonReader,
  packageMaintainersReader,
  panderaSchemaReader,
  pdmLockReader,
  pipfileReader,
  pipfileLockReader,
  pixiReader,
  pixiLockReader,
  platformReader,
  pnpmLockReader,
  poetryLockReader,
  preCommitReader,
  prefectReader,
  prometheusRulesReader,
  promptflowReader,
  promptfooReader,
  pulumiReader,
  pylockReader,
  pyprojectReader,
  pythonReader,
  pythonVersionReader,
  pyupReader,
  renovateReader,
  requirementsReader,
  requirementsLockReader,
  restructuredTextReader,
  scriptReader,
  serverlessReader,
  setupCfgReader,
  setupPyReader,
  shellScriptReader,
  sodaReader,
  sqlReader,
  sqlTablesReader,
  streamlitSecretsReader,
  tableReader,
  targetConfigReader,
  taskfileReader,
  terraformReader,
  textReader,
  tfServingReader,
  tfdvSchemaReader,
  torchserveReader,
  toxReader,
  travisCiReader,
  tritonReader,
  trussReader,
  tsconfigReader,
  uvLockReader,
  yarnLockReader,
];
