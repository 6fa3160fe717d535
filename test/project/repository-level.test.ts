import assert from "node:assert/strict";
import { isRepositoryLevel } from "../../src/project/repository-level.js";

describe("isRepositoryLevel", () => {
  for (const path of [
    ".github/workflows/ci.yml",
    ".gitlab-ci.yml",
    ".circleci/config.yml",
    "azure-pipelines.yml",
    "azure-pipelines-nightly.yaml",
    ".azuredevops/build.yml",
    ".azure-pipelines/templates/test.yml",
    ".pipelines/pr.yml",
    "azure-pipelines/steps/lint.yml",
    "Jenkinsfile",
    "Jenkinsfile.nightly",
    "bitbucket-pipelines.yml",
    ".travis.yml",
    "cloudbuild.yaml",
    "deploy-cloudbuild.json",
    "buildspec-test.yml",
    ".pre-commit-config.yaml",
    "lefthook.yml",
    "CODEOWNERS",
    "LICENSE.md",
    "Makefile",
    "uv.lock",
  ]) {
    it(`says so of ${path}`, () => assert.equal(isRepositoryLevel(path), true));
  }

  for (const path of [
    "services/a/azure-pipelines.yml",
    "a/Jenkinsfile",
    "pipelines/train.yml",
    "a/Makefile",
    "scripts/ci.sh",
    "README.md",
  ]) {
    it(`does not of ${path}`, () => assert.equal(isRepositoryLevel(path), false));
  }
});
