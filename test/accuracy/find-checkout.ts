import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The files of a repository at some commit. */
export interface Checkout {
  readonly folder: string;
  /** The folder was made for this look, and whoever asked for it removes it. */
  readonly temporary: boolean;
  /** The commit that the work tree is at, where that can be told and is not the one that was asked for. */
  readonly otherCommit?: string;
}

/**
 * The files of a repository below a folder of checkouts: `owner/name`, `owner+name`, `owner__name`, `owner-name`, `owner_name`,
 * `owner.name` or `name`, in any case, or a folder `repo` in one of these. A git directory without a work tree is checked out into a
 * temporary folder. `undefined` when there is neither.
 */
export function findCheckout(checkouts: string, repository: string, commit = ""): Checkout | undefined {
  const [owner = "", name = ""] = repository.split("/");
  const names = ["+", "__", "--", "-", "_", "."].map((joint) => `${owner}${joint}${name}`);
  const listed = new Map(readdirSync(checkouts).map((entry) => [entry.toLowerCase(), join(checkouts, entry)]));
  const flat = [...names, name].flatMap((one) => listed.get(one.toLowerCase()) ?? []);
  const folders = [join(checkouts, owner, name), ...flat].flatMap((folder) => [folder, join(folder, "repo")]).filter(isFolder);
  const tree = folders.find(hasWorkTree);
  if (tree) return { folder: tree, temporary: false, ...commitOf(tree, commit) };
  const git = folders.flatMap((folder) => [folder, join(folder, ".git")]).find(isGitDirectory);
  return git ? { folder: checkOut(git, commit || "HEAD"), temporary: true } : undefined;
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function isGitDirectory(path: string): boolean {
  return ["HEAD", "objects", "refs"].every((entry) => existsSync(join(path, entry)));
}

/** Whether a folder holds more than a git directory. */
function hasWorkTree(folder: string): boolean {
  const entries = readdirSync(folder).filter((entry) => entry !== ".git");
  return !isGitDirectory(folder) && entries.length > 0 && !(entries.length === 1 && entries[0] === "repo");
}

function commitOf(folder: string, wanted: string): Pick<Checkout, "otherCommit"> {
  if (wanted === "" || !existsSync(join(folder, ".git"))) return {};
  const { status, stdout } = spawnSync("git", ["-C", folder, "rev-parse", "HEAD"], { encoding: "utf8" });
  const head = stdout?.trim() ?? "";
  return status === 0 && head !== "" && !head.startsWith(wanted) ? { otherCommit: head } : {};
}

/** Writes the files of a commit, as far as the git directory has them. */
function checkOut(git: string, commit: string): string {
  const folder = mkdtempSync(join(tmpdir(), "roadworthy-checkout-"));
  const words = ["--git-dir", git, "--work-tree", folder, "-c", "core.bare=false", "checkout", "-f", commit, "--", "."];
  spawnSync("git", words, { stdio: "ignore", env: { ...process.env, GIT_INDEX_FILE: `${folder}.index` } });
  spawnSync("rm", ["-f", `${folder}.index`]);
  return folder;
}
