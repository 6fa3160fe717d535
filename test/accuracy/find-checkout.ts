import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * The folder of a repository below a folder of checkouts: `owner/name`, `owner+name`, `owner__name`, `owner-name`, `owner_name`, `owner.name`
 * or `name`, in any case; with the work tree in it, or in a folder `repo` of it. `undefined` when there is none with files.
 */
export function findCheckout(checkouts: string, repository: string): string | undefined {
  const [owner = "", name = ""] = repository.split("/");
  const names = ["+", "__", "--", "-", "_", "."].map((joint) => `${owner}${joint}${name}`);
  const candidates = [join(checkouts, owner, name), ...names.map((one) => join(checkouts, one)), join(checkouts, name)];
  const listed = new Map(readdirSync(checkouts).map((entry) => [entry.toLowerCase(), join(checkouts, entry)]));
  const insensitive = [...names, name].flatMap((one) => listed.get(one.toLowerCase()) ?? []);
  return [...candidates, ...insensitive].flatMap((folder) => [folder, join(folder, "repo")]).find(hasWorkTree);
}

/** Whether a folder holds more than a git directory. */
function hasWorkTree(folder: string): boolean {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return false;
  const entries = readdirSync(folder).filter((name) => name !== ".git");
  const isBare = entries.includes("HEAD") && entries.includes("objects") && entries.includes("refs");
  return entries.length > 0 && !isBare && !(entries.length === 1 && entries[0] === "repo");
}
