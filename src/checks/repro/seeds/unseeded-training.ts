import type { CodeCheck } from "../../code-check.js";

export const unseededTraining: CodeCheck = {
  flags:
    "Training where no code, configuration or command line of the project sets a seed, and functions that set the seeds and that nothing calls.",
  silent:
    "Seeds of helpers, Trainers, Lightning and configurations, and learners that train alike each time or have a fixed seed of their own.",
  source: "dslinter; Sonar S6709",
  languages: ["Python"],
};
