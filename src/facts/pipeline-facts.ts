import type { Located, Span } from "../text/span.js";
import type { CommonFacts } from "./sign.js";

/** A data or training workflow that a configuration file defines. Workflows written in Python are found in `PythonFacts`. */
export interface PipelineFacts extends CommonFacts {
  /** A tool's id: `azureml`, `argo`, `kubeflow-pipelines`, `dbt`, `prefect`, `mlflow`, `kedro`, `dagster`; `promptflow` for the flow of an application. */
  readonly tool: string;
  readonly pipelines: readonly {
    /** Empty where it has none. */
    readonly name: string;
    /** What runs: steps, entry points, nodes. */
    readonly steps: readonly Located<string>[];
    /** A cron expression or interval. */
    readonly schedule?: Located<string>;
    /** Where it is named; else the first key of the file. */
    readonly span: Span;
  }[];
}
