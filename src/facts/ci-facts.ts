import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** Why a failure of a step or job would not fail the run. */
export interface SwallowedFailure {
  /** As written: `|| true`, `continue-on-error: true`, `allow_failure: true`, `set +e`. */
  readonly by: string;
  readonly span: Span;
}

/** One command line of a step: a script is split at line breaks, `&&` and `;`. */
export interface CommandLine {
  readonly text: string;
  readonly span: Span;
  readonly swallowed?: SwallowedFailure;
}

export interface CiStep {
  readonly name?: string;
  /** An action, orb or component with its version: `actions/checkout@v4`. */
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
  readonly triggers: {
    readonly push: boolean;
    readonly pullRequest: boolean;
    readonly manual: boolean;
    readonly release: boolean;
    /** Called by other workflows of the repository only (`workflow_call`, a template): it runs when they do. */
    readonly called?: boolean;
    /** Cron expressions. A GitLab schedule lives outside the file and is not seen. */
    readonly schedules: readonly Located<string>[];
    readonly other: readonly string[];
  };
  readonly jobs: readonly CiJob[];
}
