import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { UsageError } from "../exit-code.js";

/** One repository of a fleet. */
export interface Repository {
  /** What it is called in results: the same on every machine, or results do not come together. */
  readonly name: string;
  readonly folder: string;
}

/**
 * The repositories that the command line names, each once, by name: `operands`, and those of `list`. A list is a file with one to a line (`-`:
 * standard input; lines that begin with `#` say nothing), or a folder: then each folder in it is one.
 * @throws UsageError for a list that cannot be read, and for a name that stands for two folders.
 */
export function repositoriesOf(operands: readonly string[], list: string | undefined): readonly Repository[] {
  const found = new Map<string, Repository>();
  for (const repository of [...operands.map(repositoryOf), ...(list === undefined ? [] : listed(list))]) {
    const known = found.get(repository.name);
    if (known && resolve(known.folder) !== resolve(repository.folder))
      throw new UsageError(`"${repository.name}" stands for two folders, ${known.folder} and ${repository.folder}.`);
    found.set(repository.name, repository);
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function listed(list: string): readonly Repository[] {
  try {
    if (list !== "-" && statSync(list).isDirectory())
      return readdirSync(list)
        .filter((name) => !name.startsWith(".") && statSync(join(list, name), { throwIfNoEntry: false })?.isDirectory())
        .map((name) => ({ name, folder: join(list, name) }));
    return readFileSync(list === "-" ? 0 : list, "utf8")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map(repositoryOf);
  } catch (error) {
    throw new UsageError(`${list} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** `PATH`, whose name is the path as it is written, or `NAME=PATH`. A folder that has no name of its own, such as `.`, is called as it is on disk. */
function repositoryOf(words: string): Repository {
  const [, given, path = words] = /^([^=]+)=(.+)$/.exec(words) ?? [];
  if (given !== undefined && !statSync(words, { throwIfNoEntry: false })) return { name: given, folder: path };
  const name = words
    .replaceAll("\\", "/")
    .replace(/\/+/g, "/")
    .replace(/^(?:\.\/)+/, "")
    .replace(/(?<=.)\/$/, "");
  return { name: name === "" || name === "." ? basename(resolve(words)) : name, folder: words };
}
