import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** Why a failure of a step or job would not fail the run. */
export interface SwallowedFailure {
  /** As written: `|| true`, `continue-on-error: true`, `allow_failure: true`, `set +e`. */
  readonly by: string;
  readonly span: Span;
  /** Only because the shell goes on after a failure: `set -e`, or calling the script with `bash -e`, would stop it. */
  readonly unlessErrexit?: true;
}

/** One command line of a step: a script is split at line breaks, `&&` and `;`. */
export interface CommandLine {
  readonly text: string;
  readonly span: Span;
  readonly swallowed?: SwallowedFailure;
  /** The folder it runs in where that is not the one of the lines before it: relative to where the script starts. */
  readonly workingDirectory?: string;
  /** The shell function whose body it stands in: it runs where that is called. */
  readonly definedIn?: string;
}

/** What starts a pipeline, or one of its jobs. */
export interface CiTriggers {
  readonly push: boolean;
  readonly pullRequest: boolean;
  readonly manual: boolean;
  readonly release: boolean;
  /** Pushes and pull requests start it for changes to some files only. */
  readonly partial?: boolean;
  /** Called by other configurations of the repository only (`workflow_call`, a template): it runs when they do. */
  readonly called?: boolean;
  /** Cron expressions. Schedules that live outside the file, as those of GitLab do, are not seen. */
  readonly schedules: readonly Located<string>[];
  /** Names of the workflows after which it runs (`workflow_run`), whatever came of them. */
  readonly after?: readonly Located<string>[];
  readonly other: readonly string[];
}

export interface CiStep {
  readonly name?: string;
  /** An action, orb, template or component as written, with its version: `actions/checkout@v4`. */
  readonly uses?: Located<string>;
  readonly with: Readonly<Record<string, string>>;
  readonly commands: readonly CommandLine[];
  readonly swallowed?: SwallowedFailure;
  /** The condition as written (`if:`), for steps that do not always run. */
  readonly condition?: string;
  readonly workingDirectory?: string;
  readonly span: Span;
}

export interface CiJob {
  readonly id: string;
  readonly needs: readonly Located<string>[];
  readonly steps: readonly CiStep[];
  readonly swallowed?: SwallowedFailure;
  readonly condition?: string;
  readonly image?: Located<string>;
  readonly services: readonly Located<string>[];
  /** The deployment environment it names. */
  readonly environment?: Located<string>;
  /** What starts this job, where not everything does that starts the pipeline. */
  readonly triggers?: CiTriggers;
  /** The id. */
  readonly span: Span;
}

/** What a CI configuration says, whatever the system. */
export interface CiFacts extends CommonFacts {
  /** A tool's id. */
  readonly system:
    | "github-actions"
    | "gitlab-ci"
    | "azure-pipelines"
    | "circleci"
    | "jenkins"
    | "bitbucket-pipelines"
    | "travis-ci"
    | "cloud-build"
    | "codebuild";
  readonly name?: string;
  readonly triggers: CiTriggers;
  /** Other configurations of the repository whose jobs are also its own (`include: local`), as written. */
  readonly includes?: readonly Located<string>[];
  readonly jobs: readonly CiJob[];
}
