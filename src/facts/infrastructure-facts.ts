import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** Something that asks a running container or endpoint whether it is well. */
export interface Probe {
  readonly kind: "liveness" | "readiness" | "startup" | "health-check";
  /** The HTTP path it asks, where it asks one: `/healthz`. */
  readonly path?: string;
  readonly span: Span;
}

/** A container that a workload keeps running. */
export interface RunningContainer {
  /** Empty where it has none. */
  readonly name: string;
  /** Written out, with its tag. */
  readonly image?: string;
  /** Its own limits of CPU, memory or accelerators. */
  readonly limits?: Span;
  /** Where it is named; else the whole of it. */
  readonly span: Span;
}

/** How traffic moves to a new version, where it does not all move at once. */
export interface Rollout {
  readonly kind: "canary" | "blue-green" | "shadow";
  /** Whether it names no step or share, so that it moves everything at once after all. */
  readonly isEmpty?: true;
  /** The placeholder that stands for the name of all gateways from which it would get traffic. */
  readonly awaits?: Located<string>;
  readonly span: Span;
}

/** A thing that infrastructure code declares: a workload, a bucket, a function, a cluster. */
export interface InfrastructureResource {
  /** As the format names it: `Deployment`, `aws_s3_bucket`, `AWS::Lambda::Function`, `Microsoft.App/containerApps`; `module` of modules. */
  readonly kind: string;
  /** Its own name; empty where it has none or is a template. */
  readonly name: string;
  /** Images written out, with tags; those that a variable holds are not known. */
  readonly images: readonly Located<string>[];
  /** Commands that its containers run, one line each. */
  readonly commands: readonly Located<string>[];
  readonly probes: readonly Probe[];
  /** CPU, memory or accelerator limits of its containers; of the first that has any. */
  readonly limits?: Span;
  /** Its containers one by one, those left out that only prepare, and those whose limits a template or expression gives. */
  readonly containers?: readonly RunningContainer[];
  /** Where it makes what it runs a user other than root. */
  readonly rootless?: Span;
  /** A cron expression or rate on which it runs, or an expression that gives one. */
  readonly schedule?: Located<string>;
  /** What scales it: an autoscaler, a range of replicas or instances. */
  readonly scaling?: Span;
  /** The fewest and the most replicas or instances, where both are written out. */
  readonly bounds?: { readonly min: number; readonly max: number; readonly span: Span };
  readonly rollout?: Rollout;
  /** What brings the previous version back by itself when a release fails. */
  readonly rollback?: Span;
  /** How many revisions are kept to go back to (`revisionHistoryLimit`), as written. */
  readonly history?: Located<string>;
  /** An alarm or alert: whom it notifies is in `notifies`. */
  readonly alarm?: {
    readonly span: Span;
    readonly notifies: boolean;
    /** Whether it is about how long answers take. */
    readonly latency?: true;
    /** Whether it holds a figure against what is usual, not against a fixed limit. */
    readonly band?: true;
  };
  /** Where it gives all rights on everything (`AdministratorAccess`). */
  readonly allRights?: Span;
  /** Of a kustomization: the files and folders that it takes, relative to the workspace. */
  readonly takes?: readonly string[];
  /** Of a chart: that others published it, for everybody to install. */
  readonly published?: true;
  /** The name of another resource it speaks for: the target of an autoscaler. */
  readonly target?: string;
  /** Where it is named; where it has no name, its kind. */
  readonly span: Span;
}

/** The formats of infrastructure as code that are read. Those with `resources: []` are recognised only. */
export type InfrastructureFormat =
  | "kubernetes"
  | "helm"
  | "kustomize"
  | "terraform"
  | "cloudformation"
  | "bicep"
  | "arm"
  | "pulumi"
  | "serverless"
  | "aws-cdk"
  | "azd"
  | "azureml"
  | "google-monitoring"
  | "platform";

/** What a file of infrastructure code says, whatever the format. */
export interface InfrastructureFacts extends CommonFacts {
  readonly format: InfrastructureFormat;
  readonly resources: readonly InfrastructureResource[];
}
