import { map, short, texts } from "../fields/collection.js";
import { text, tool } from "../fields/field.js";

export const experiments = short(
  "tool",
  map("How runs are recorded and compared.", {
    tool: tool("What records parameters and metrics.", ["experiment-tracking"], "mlflow", "wandb"),
    location: text("Where the runs are kept.", "https://mlflow.example.com"),
    config: texts("Where hyperparameters are set.", "params.yaml", "conf/"),
    search: text("How hyperparameters were searched.", "optuna", "jobs/sweep.yaml"),
  }),
);
