import type { NodeApp } from "../../project/stack/node-app.js";
import type { Stack } from "../../project/stack.js";
import { folderOf } from "../../workspace/path-parts.js";
import { healthWords } from "../health-probe.js";
import { nodeRecipe, nodeStart } from "../node-recipe.js";
import { dockerCopy, dockerWords } from "../quote.js";
import { digestNote } from "./digest-note.js";

/** `Dockerfile` of what Node.js runs: built with all packages, shipped with those of production, not as root. */
export function nodeDockerfile(stack: Stack, app: NodeApp): string {
  const recipe = nodeRecipe(app);
  const port = app.port.value;
  const image = app.manager === "bun" ? "oven/bun:1.2-slim" : `node:${app.version.value}-slim`;
  const isWorkspace = app.installs.some((path) => path.endsWith("pnpm-workspace.yaml"));
  const files = [app.manifest, ...(app.lock === undefined ? [] : [app.lock]), ...app.installs.filter((path) => /\.\w+$/.test(path))];
  const folders = app.installs.filter((path) => !files.includes(path));
  const place = (path: string) => (folderOf(path) === "" ? "./" : `./${folderOf(path)}/`);
  const work = app.folder === "" ? "/app" : `/app/${app.folder}`;
  const start = nodeStart(app);
  const build = app.scripts.has("build");
  const isNext = app.packages.has("next");
  return `${[
    "# Written by Roadworthy from what the project shows; look for TODO.",
    `# Build: docker build -t ${stack.name} .    Run: docker run --rm -p ${port}:${port} ${stack.name}`,
    "",
    digestNote(image),
    `FROM ${image} AS build`,
    ...(recipe.enable.length > 0 ? [`RUN ${recipe.enable.join(" && ")}`] : []),
    "WORKDIR /app",
    ...(app.lock === undefined ? ["# TODO: commit a lock file; without one, each build installs other versions."] : []),
    ...(isWorkspace
      ? ["COPY . ."]
      : [dockerCopy(files, place(app.manifest)), ...folders.map((path) => dockerCopy([`${path}/`], `${path}/`))]),
    ...(work === "/app" ? [] : [`WORKDIR ${work}`]),
    `RUN ${recipe.install.join(" && ")}`,
    ...(work === "/app" ? [] : ["WORKDIR /app"]),
    ...(isWorkspace ? [] : ["COPY . ."]),
    ...(work === "/app" ? [] : [`WORKDIR ${work}`]),
    ...(isNext ? ["ENV NEXT_TELEMETRY_DISABLED=1"] : []),
    ...(build ? [`RUN ${recipe.run("build").join(" ")}`] : []),
    ...(recipe.prune && !isWorkspace ? [`RUN ${recipe.prune}`] : []),
    "",
    `FROM ${image}`,
    ...(recipe.enable.length > 0 && start?.[0] !== "node" ? [`RUN ${recipe.enable.join(" && ")}`] : []),
    `ENV NODE_ENV=production${isNext ? " NEXT_TELEMETRY_DISABLED=1" : ""} PORT=${port}`,
    `WORKDIR ${work}`,
    "COPY --from=build --chown=1000:1000 /app /app",
    // The user `node` of the image, or `bun`.
    "USER 1000",
    `EXPOSE ${port}`,
    `HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \\\n  CMD ${dockerWords(healthWords(stack))}`,
    ...(start
      ? [`CMD ${dockerWords(start)}`]
      : [
          "# TODO: name the program that the container runs.",
          `CMD ${dockerWords(["node", "-e", "throw new Error('TODO: name the program that the container runs')"])}`,
        ]),
  ].join("\n")}\n`;
}
