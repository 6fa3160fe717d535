import { record } from "../fields/collection.js";
import { text } from "../fields/field.js";

export const commands = record(
  "One named command for each thing that people do: `setup`, `test`, `train`, `evaluate`, `serve`, or your own.",
  text("The command line, as typed in the project's folder.", "dvc repro"),
);
