import { map, short, texts } from "../fields/collection.js";
import { text, tool } from "../fields/field.js";

export const ci = short(
  "system",
  map("What runs on every change, and before a deployment.", {
    system: tool("What runs the workflows.", ["ci"], "github-actions", "gitlab-ci"),
    workflows: texts("The files that define them.", ".github/workflows/ci.yml"),
    deploy: text("The workflow, and after `#` the job, that deploys.", ".github/workflows/deploy.yml#production"),
    environments: texts("The places it is deployed to, kept apart.", "staging", "production"),
    retraining: text("The workflow that trains again.", ".github/workflows/retrain.yml"),
  }),
);
