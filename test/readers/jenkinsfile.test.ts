import assert from "node:assert/strict";
import type { CiFacts } from "../../src/facts/ci-facts.js";
import { jenkinsfileReader } from "../../src/readers/jenkinsfile.js";
import { cut, itTakesAnything, reading, signValues } from "./reading.js";

const path = "Jenkinsfile";

const declarative = `#!/usr/bin/env groovy
@Library('shared@main') _

// sh 'pytest' is not run here
pipeline {
    agent {
        docker { image 'python:3.11-slim' args '-u root' }
    }
    options { timeout(time: 1, unit: 'HOURS') }
    triggers {
        cron('H 2 * * 1-5')
        pollSCM('H/5 * * * *')
    }
    environment {
        MLFLOW_TRACKING_URI = 'https://mlflow.example.com'
        AWS = credentials('aws-ml')
    }
    stages {
        stage('Install') {
            steps {
                sh 'pip install -r requirements.txt'
            }
        }
        stage('Quality') {
            parallel {
                stage('Lint') {
                    steps {
                        sh "ruff check . || true"
                    }
                }
                stage('Test') {
                    agent { docker 'python:3.12' }
                    steps {
                        dir('services/api') {
                            sh '''
                                set -e
                                pytest tests \\\\
                                    --junitxml=out.xml
                            '''
                        }
                        catchError(buildResult: 'SUCCESS', stageResult: 'FAILURE') {
                            sh label: 'Types', script: """mypy src --cache-dir="\${env.WORKSPACE}/.mypy\\$x" """
                        }
                        catchError { sh 'bandit -r src' }
                    }
                }
            }
        }
        stage('Evaluate') {
            when { changeRequest() }
            steps {
                script {
                    def status = sh(script: 'python evaluate.py', returnStatus: true)
                    if (status != 0) { error 'worse' }
                }
                sh(returnStatus: true, script: 'python compare.py')
            }
            post {
                always { sh 'python report.py' }
            }
        }
        stage('Deploy') {
            when {
                allOf { branch 'main'; environment name: 'ENV', value: 'prod' }
            }
            steps { bat 'deploy.bat' }
        }
    }
    post {
        failure { sh 'curl -X POST https://hooks.example.com/x' }
    }
}
`;

const scripted = `node('gpu') {
  stage('Checkout') { checkout scm }
  docker.image('pytorch/pytorch:2.4.0').inside('--gpus all') {
    stage('Unit') {
      try {
        sh "python -m pytest"
      } catch (err) {
        echo "ignored: \${err}"
      }
    }
    stage('Checks') {
      parallel lint: { sh 'flake8 .' }, types: {
        sh 'mypy .'
      }
    }
    stage('Train') {
      withEnv(['WANDB_MODE=offline']) {
        sh "python train.py --epochs \${params.EPOCHS ?: "3"}"
      }
      try { sh 'python upload.py' } catch (e) { currentBuild.result = 'FAILURE'; throw e }
    }
  }
}
properties([pipelineTriggers([cron('@daily')])])
`;

const read = reading(jenkinsfileReader, path);

function job(facts: CiFacts, id: string) {
  const found = facts.jobs.find((candidate) => candidate.id === id);
  assert(found, `no job ${id} in ${facts.jobs.map((one) => one.id)}`);
  return found;
}

function commands(facts: CiFacts, id: string) {
  return job(facts, id).steps.flatMap((step) => step.commands.map(({ text }) => text));
}

describe("jenkinsfile reader", () => {
  const facts = read(declarative);
  const free = read(scripted);

  it("takes stages for jobs that wait for those before them, but not for those beside them", () => {
    assert.deepEqual(
      facts.jobs.map(({ id, needs, span }) => [id, needs.map(({ value }) => value), cut(declarative, span)]),
      [
        ["Install", [], "Install"],
        ["Lint", ["Install"], "Lint"],
        ["Test", ["Install"], "Test"],
        ["Evaluate", ["Install", "Lint", "Test"], "Evaluate"],
        ["Deploy", ["Install", "Lint", "Test", "Evaluate"], "Deploy"],
        ["post", ["Install", "Lint", "Test", "Evaluate", "Deploy"], "sh"],
      ],
    );
  });

  it("reads the scripts of sh and bat steps, quotes and escapes resolved", () => {
    assert.deepEqual(commands(facts, "Install"), ["pip install -r requirements.txt"]);
    assert.deepEqual(commands(facts, "Test"), [
      "set -e",
      "pytest tests --junitxml=out.xml",
      'mypy src --cache-dir="${env.WORKSPACE}/.mypy$x"',
      "bandit -r src",
    ]);
    assert.deepEqual(commands(facts, "Evaluate"), ["python evaluate.py", "python compare.py", "python report.py"]);
    assert.deepEqual(commands(facts, "Deploy"), ["deploy.bat"]);
    const [tests, types] = job(facts, "Test").steps;
    assert.equal(tests?.workingDirectory, "services/api");
    assert.equal(cut(declarative, tests?.commands[1]?.span)?.startsWith("pytest tests"), true);
    assert.equal(types?.name, "Types");
  });

  it("sees what swallows failures, and what only seems to", () => {
    assert.equal(cut(declarative, job(facts, "Lint").steps[0]?.commands[0]?.swallowed?.span), "|| true");
    const [, types, bandit] = job(facts, "Test").steps;
    assert.equal(types?.swallowed?.by, "catchError(buildResult: 'SUCCESS', stageResult: 'FAILURE')");
    assert.equal(bandit?.swallowed, undefined);
    const [read, unread] = job(facts, "Evaluate").steps;
    assert.equal(read?.swallowed, undefined);
    assert.equal(cut(declarative, unread?.swallowed?.span), "returnStatus: true");
    assert.equal(cut(scripted, job(free, "Unit").steps[0]?.swallowed?.span), "catch (err)");
    assert.ok(job(free, "Train").steps.every(({ swallowed }) => swallowed === undefined));
  });

  it("reads images, conditions, variables and triggers", () => {
    assert.equal(job(facts, "Install").image?.value, "python:3.11-slim");
    assert.equal(job(facts, "Test").image?.value, "python:3.12");
    assert.equal(job(facts, "Evaluate").condition, "changeRequest()");
    assert.deepEqual([job(facts, "Evaluate").triggers?.pullRequest, job(facts, "Evaluate").triggers?.push], [true, false]);
    assert.equal(job(facts, "Deploy").triggers, undefined);
    assert.equal(job(facts, "Evaluate").steps[2]?.condition, "post: always");
    assert.deepEqual(signValues(facts, "env"), ["MLFLOW_TRACKING_URI", "AWS"]);
    const { push, schedules, other } = facts.triggers;
    assert.deepEqual([push, schedules.map(({ value, span }) => [value, cut(declarative, span)]), other], [true, [["H 2 * * 1-5", "H 2 * * 1-5"]], ["pollSCM"]]);
    assert.equal(free.triggers.schedules[0]?.value, "@daily");
  });

  it("reads scripted pipelines", () => {
    assert.deepEqual(
      free.jobs.map(({ id, needs }) => [id, needs.map(({ value }) => value)]),
      [
        ["Checkout", []],
        ["Unit", ["Checkout"]],
        ["lint", ["Checkout", "Unit"]],
        ["types", ["Checkout", "Unit"]],
        ["Train", ["Checkout", "Unit", "lint", "types"]],
      ],
    );
    assert.deepEqual(commands(free, "Train"), ['python train.py --epochs ${params.EPOCHS ?: "3"}', "python upload.py"]);
    assert.equal(job(free, "Unit").image?.value, "pytorch/pytorch:2.4.0");
    assert.ok(signValues(free, "env").includes("WANDB_MODE"));
  });

  it("takes other Groovy files only if they hold a pipeline", () => {
    const take = (text: string, at: string) => jenkinsfileReader.read({ path: at, text, bytes: text.length }) !== undefined;
    assert.equal(take(declarative, "ci/nightly.groovy"), true);
    assert.equal(take(scripted, "ci/train.jenkinsfile"), true);
    assert.equal(take("def call() { return 1 }\n", "vars/helper.groovy"), false);
    assert.equal(take("plugins { id 'java' }\n", "build.groovy"), false);
    assert.equal(take("", "Jenkinsfile"), true);
  });

  it("ends on long hostile text, which it would not within mocha's timeout if it went over it again and again", () => {
    for (const piece of ['"${', "sh(", "stage('a'){", "a 'b' ", "try{}catch(e){", "parallel a:{", "when{", "'''", "environment{A='"]) {
      read(piece.repeat(Math.floor(200_000 / piece.length)));
    }
  });

  itTakesAnything(jenkinsfileReader, path, [declarative, scripted]);
});
