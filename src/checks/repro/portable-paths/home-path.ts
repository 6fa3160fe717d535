import type { CodeCheck } from "../../code-check.js";

export const homePath: CodeCheck = {
  flags: "Absolute paths into somebody's home folder or on a drive, in code, notebooks and configuration.",
  silent:
    "Homes of images and hosted environments, placeholders, routes and addresses, comments, what a cell printed, CI, containers, tests and documents.",
  source: "Sonar; MLScent",
  languages: ["Python", "JavaScript"],
};
