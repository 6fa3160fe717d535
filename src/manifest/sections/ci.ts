import { map, references, short, texts } from "../fields/collection.js";
import { reference, text } from "../fields/field.js";

export const ci = short(
  "system",
  map("What runs on every change, and before a deployment.", {
    system: text("What runs the workflows.", "github-actions", "gitlab-ci"),
    workflows: references("The files that define them.", ".github/workflows/ci.yml"),
    deploy: reference("The workflow, and after `#` the job, that deploys.", ".github/workflows/deploy.yml#production"),
    environments: texts("The places it is deployed to, kept apart.", "staging", "production"),
    retraining: reference("The workflow that trains again.", ".github/workflows/retrain.yml"),
  }),
);
