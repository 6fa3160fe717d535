import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Tools of npm that tests need and the project does not depend on. */
export interface NodeTools {
  /** Installs them where they are not there, or others than the lock says. @throws an `Error` of one line that says what to run. */
  ensure(): void;
  /** A file of theirs, by its package and path inside it. */
  path(file: string): string;
}

/** `npm ci` would refuse the lock, which does not list the optional binaries of other platforms; `install` keeps to it all the same. */
const install = ["install", "--omit=optional", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund"];

/** The tools that `package.json` and its lock in the folder `listed` name, installed in `home`, which is git-ignored. */
export function nodeTools(listed: string, home: string): NodeTools {
  const isInstalled = () => {
    const installed = join(home, "package-lock.json");
    return (
      existsSync(join(home, "node_modules")) &&
      existsSync(installed) &&
      readFileSync(installed, "utf8") === readFileSync(join(listed, "package-lock.json"), "utf8")
    );
  };
  return {
    ensure() {
      if (isInstalled()) return;
      mkdirSync(home, { recursive: true });
      for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(listed, name), join(home, name));
      try {
        execFileSync("npm", install, { cwd: home, stdio: "ignore" });
      } catch {
        rmSync(join(home, "package-lock.json"), { force: true });
        throw new Error(`The tests need tools of npm: copy ${listed}/package*.json to ${home} and run npm ${install.join(" ")} there`);
      }
    },
    path: (file) => join(home, "node_modules", file),
  };
}
