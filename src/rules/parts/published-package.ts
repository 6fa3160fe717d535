import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Project } from "../../project/project.js";

const publishing = /\btwine\s+upload\b|\b(?:poetry|uv|pdm|flit|hatch)\s+publish\b|^uses pypa\/gh-action-pypi-publish\b|\bnpm\s+publish\b/;

/** Why a project is a package that others install: CI publishes it, or its documents say how to install it by name. */
export function publishedPackage(project: Project): string | undefined {
  const publishes = ciCommandsThat(project, (text) => publishing.test(text))[0];
  if (publishes) return `It is a package that others install: CI runs \`${publishes.text}\`.`;
  const names = project.facts("dependencies").flatMap(({ facts }) => facts.projectName?.value.toLowerCase().replaceAll("_", "-") ?? []);
  const installs = project
    .facts("document")
    .flatMap(({ facts }) => facts.commands)
    .find(({ value }) => names.some((name) => installsPackage(value, name)));
  return installs && `It is a package that others install: \`${installs.value}\`.`;
}

/** Why a project is no more than such a package: it neither learns, serves nor moves data, and keeps none of its own. */
export function onlyPackage(project: Project): string | undefined {
  const { trains, serves, batch, pipeline, rag, "personal-data": personal } = project.traits;
  return [trains, serves, batch, pipeline, rag, personal].some(({ value }) => value) ? undefined : publishedPackage(project);
}

/** Whether a command installs a package by its name, from a registry. */
function installsPackage(command: string, name: string): boolean {
  const words = command.toLowerCase().replaceAll("_", "-").split(/\s+/);
  return words.includes("install") && words.some((word) => word.replace(/\[.*$|[=<>~!].*$/, "") === name);
}
