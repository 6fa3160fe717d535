import { ciCommandsThat } from "../../project/ci-commands-that.js";
import { filesLike } from "../../project/files-like.js";
import { remembered } from "../../project/once-per.js";
import type { Project } from "../../project/project.js";
import { folderOf, nameOf } from "../../workspace/path-parts.js";

const publishing = /\btwine\s+upload\b|\b(?:poetry|uv|pdm|flit|hatch)\s+publish\b|^uses pypa\/gh-action-pypi-publish\b|\bnpm\s+publish\b/;

/** Why a project is a package that others install: CI publishes it, or its documents say how to install it by name. */
export const publishedPackage = remembered((project: Project): string | undefined => {
  const publishes = ciCommandsThat(project, (text) => publishing.test(text))[0];
  if (publishes) return `It is a package that others install: CI runs \`${publishes.text}\`.`;
  const names = namesOf(project);
  const installs = project
    .facts("document")
    .flatMap(({ facts }) => facts.commands)
    .find(({ value }) => names.some((name) => installsPackage(value, name)));
  return installs && `It is a package that others install: \`${installs.value}\`.`;
});

/** What its distribution may be called: as its manifest says, else as the folders of its packages are. */
function namesOf(project: Project): readonly string[] {
  const declared = project.facts("dependencies").flatMap(({ facts }) => facts.projectName?.value ?? []);
  const folders = filesLike(project, /^setup\.py$/).length > 0 ? filesLike(project, /^(?:src\/)?\w+\/__init__\.py$/) : [];
  const named = declared.length > 0 ? declared : folders.map((path) => nameOf(folderOf(path)));
  return named.map((name) => name.toLowerCase().replaceAll("_", "-"));
}

/** Why a project is a package that nothing here runs for users; what trains its model may stand beside it. */
export function unservedPackage(project: Project): string | undefined {
  const { serves, batch, pipeline, rag, "personal-data": personal } = project.traits;
  return [serves, batch, pipeline, rag, personal].some(({ value }) => value) ? undefined : publishedPackage(project);
}

/** Why a project is no more than such a package: it does not learn either, and keeps no data of its own. */
export function onlyPackage(project: Project): string | undefined {
  return project.traits.trains.value ? undefined : unservedPackage(project);
}

/** Whether a command installs a package by its name, from a registry or from its repository. */
function installsPackage(command: string, name: string): boolean {
  const words = command.toLowerCase().replaceAll("_", "-").split(/\s+/);
  if (!words.includes("install")) return false;
  return words.some((word) => word.replace(/\[.*$|[=<>~!].*$/, "") === name || repositoryOf(word) === name);
}

/** The repository that `git+https://host/owner/name.git@tag` installs from. */
function repositoryOf(word: string): string | undefined {
  return /^["']?git\+\w+:\/\/[^\s#@]*\/([\w.-]+?)(?:\.git)?(?:[@#].*)?["']?$/.exec(word)?.[1];
}
