import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** One build stage of a Dockerfile. */
export interface DockerStage {
  /** The image without tag and digest; a stage's name when it builds on one; `$ARG` unresolved only when the ARG has no default. */
  readonly image: string;
  readonly tag?: string;
  readonly digest?: string;
  readonly name?: string;
  /** Whether `image` is the name of an earlier stage, or `scratch`. */
  readonly internal: boolean;
  readonly user?: Located<string>;
  readonly command?: Located<string>;
  readonly entrypoint?: Located<string>;
  readonly healthcheck?: Located<string>;
  readonly copies: readonly {
    readonly sources: readonly string[];
    readonly destination: string;
    readonly from?: string;
    readonly span: Span;
  }[];
  readonly runs: readonly Located<string>[];
  readonly environment: readonly { readonly name: string; readonly value: string; readonly span: Span }[];
  /** The `FROM` image. */
  readonly span: Span;
}

/** What a Dockerfile says; the last stage is the one that ships. */
export interface DockerfileFacts extends CommonFacts {
  readonly stages: readonly DockerStage[];
}

export interface ComposeService {
  readonly name: string;
  readonly image?: Located<string>;
  /** Build context and Dockerfile, relative to the workspace. */
  readonly build?: { readonly context: string; readonly dockerfile?: string; readonly span: Span };
  readonly command?: Located<string>;
  readonly ports: readonly Located<string>[];
  readonly environment: readonly { readonly name: string; readonly value?: string; readonly span: Span }[];
  readonly healthcheck?: Span;
  /** Memory or CPU limits under `deploy.resources.limits`, `mem_limit` or `cpus`. */
  readonly limits?: Span;
  readonly user?: Located<string>;
  readonly dependsOn: readonly string[];
  /** Whether another service waits until it has ended well, as for migrations. */
  readonly isAwaited?: true;
  readonly span: Span;
}

/** What a Compose file says. */
export interface ComposeFacts extends CommonFacts {
  readonly services: readonly ComposeService[];
}
