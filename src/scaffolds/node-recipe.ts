import type { NodeApp } from "../project/stack/node-app.js";
import { shellLine } from "../project/stack/shell-line.js";

/** How the packages of JavaScript are installed and scripts run. */
export interface NodeRecipe {
  /** Shell lines that make the package manager available. */
  readonly enable: readonly string[];
  /** Shell lines that install everything the lock names. */
  readonly install: readonly string[];
  /** A shell line that leaves only what runs in production. */
  readonly prune?: string;
  /** Words that add a package. */
  readonly add: readonly string[];
  /** Words that run a package script. */
  run(script: string): readonly string[];
}

/** The commands of the detected package manager, for the folder of package.json. Pure. */
export function nodeRecipe({ manager, lock }: Pick<NodeApp, "manager" | "lock">): NodeRecipe {
  const program = manager === "yarn-classic" ? "yarn" : manager;
  const run = (script: string) => [program, "run", script];
  const add = [program, manager === "npm" ? "install" : "add"];
  switch (manager) {
    case "pnpm":
      return {
        enable: ["corepack enable"],
        install: [`pnpm install${lock ? " --frozen-lockfile" : ""}`],
        prune: "pnpm prune --prod",
        add,
        run,
      };
    case "yarn":
      return {
        enable: ["corepack enable"],
        install: [`yarn install${lock ? " --immutable" : ""}`],
        prune: "yarn workspaces focus --production",
        add,
        run,
      };
    case "yarn-classic":
      return {
        enable: [],
        install: [`yarn install${lock ? " --frozen-lockfile" : ""}`],
        prune: "yarn install --production --frozen-lockfile --ignore-scripts --prefer-offline",
        add,
        run,
      };
    case "bun":
      return { enable: [], install: [`bun install${lock ? " --frozen-lockfile" : ""}`], add, run };
    case "npm":
      return { enable: [], install: [lock ? "npm ci" : "npm install"], prune: "npm prune --omit=dev", add, run };
  }
}

/** The words that start the app: those of its `start` where that is one plain command of Node, else the script. */
export function nodeStart(app: NodeApp): readonly string[] | undefined {
  const start = app.scripts.get("start")?.trim();
  if (start !== undefined) return /^node(?: [\w./@=:-]+)+$/.test(start) ? start.split(" ") : nodeRecipe(app).run("start");
  return app.packages.has("next") ? ["npx", "next", "start"] : undefined;
}

/** Shell lines in the folder of package.json. */
export function inNodeFolder({ folder }: NodeApp, lines: readonly string[]): readonly string[] {
  return folder === "" ? lines : [shellLine(["cd", folder]), ...lines];
}
