import { map, references, short } from "../fields/collection.js";
import { reference, text } from "../fields/field.js";

export const experiments = short(
  "tool",
  map("How runs are recorded and compared.", {
    tool: text("What records parameters and metrics.", "mlflow", "wandb"),
    location: reference("Where the runs are kept.", "https://mlflow.example.com"),
    config: references("Where hyperparameters are set.", "params.yaml", "conf/"),
    search: reference("How hyperparameters were searched.", "optuna", "jobs/sweep.yaml"),
  }),
);
