import { map, short, texts } from "../fields/collection.js";
import { text } from "../fields/field.js";

export const experiments = short(
  "tool",
  map("How runs are recorded and compared.", {
    tool: text("What records parameters and metrics.", "mlflow", "wandb"),
    location: text("Where the runs are kept.", "https://mlflow.example.com"),
    config: texts("Where hyperparameters are set.", "params.yaml", "conf/"),
    search: text("How hyperparameters were searched.", "optuna", "jobs/sweep.yaml"),
  }),
);
