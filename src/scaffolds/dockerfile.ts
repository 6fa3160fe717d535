import type { Project } from "../project/project.js";
import { fromProject, inWorkspace, isThere } from "../project/stack/seen.js";
import type { StartCommand } from "../project/stack/start-command.js";
import { describeStack, type Stack } from "../project/stack.js";
import { folderOf, nameOf } from "../workspace/path-parts.js";
import { needsGpu } from "./accelerator.js";
import { driftScriptPath, hasDriftScript } from "./drift-cron-job.js";
import { healthWords } from "./health-probe.js";
import { type InstallRecipe, installRecipe } from "./install-recipe.js";
import { leftAlone } from "./left-alone.js";
import { newFile } from "./new-file.js";
import { howManyGpus } from "./questions.js";
import { commentText, dockerCopy, dockerVariable, dockerWords } from "./quote.js";
import type { Scaffold } from "./scaffold.js";
import { digestNote } from "./templates/digest-note.js";
import { dockerignore } from "./templates/dockerignore.js";
import { nodeDockerfile } from "./templates/node-dockerfile.js";

/** A container image of the real entry point. */
export const dockerfile: Scaffold = {
  title: "Dockerfile",
  description: "A multi-stage Dockerfile with locked dependencies, a non-root user and a health check, and a .dockerignore.",
  effort: 5,
  companions: /(?:^|\/)\.dockerignore$/,
  after: ["drift-job"],
  questions: [howManyGpus],
  raises: ["serving/container", "serving/container-nonroot", "serving/container-pinned", "serving/container-lean", "serving/health"],
  suits: ({ traits }) => traits.serves.value || traits.batch.value,
  edits(project) {
    const stack = describeStack(project);
    const ignore = newFile(project, ".dockerignore", dockerignore(shippedIn(project, stack), stack.node ? "node" : "python"));
    const own = ownDockerfile(project, stack);
    if (own) {
      const isAtRoot = folderOf(fromProject(project, own) ?? own) === "";
      return [leftAlone(own, "It starts the service already: a second image of the same is not written."), ...(isAtRoot ? [ignore] : [])];
    }
    return [newFile(project, "Dockerfile", stack.node ? nodeDockerfile(stack, stack.node) : dockerfileText(project, stack)), ignore];
  },
  declares: ({ manifest }) => (manifest.has("serving", 0) ? [{ path: ["serving", 0, "container"], value: "Dockerfile" }] : []),
};

/** A Dockerfile of another name, or in another folder, that starts the service. */
function ownDockerfile(project: Project, { node, service }: Stack): string | undefined {
  const module = service && nameOf(service.file).replace(/\.py$/, "");
  // `app/main.py`, `app.main:app`.
  const isModule = (word: string) => /\.py$|:/.test(word) && /[^./]*$/.exec(word.replace(/\.py$|:.*$/, ""))?.[0] === module;
  const starts = (word: string) => (module ? isModule(word) : node !== undefined && /^(?:npm|pnpm|yarn|bun|node|next|tsx)$/.test(word));
  return project
    .facts("dockerfile")
    .find(
      ({ path, role, facts }) =>
        role === "production" &&
        path !== inWorkspace(project, "Dockerfile") &&
        facts.stages.some(({ command, entrypoint }) => [entrypoint, command].some((one) => one?.value.split(/[\s"',[\]]+/).some(starts))),
    )?.path;
}

function dockerfileText(project: Project, stack: Stack): string {
  const recipe = installRecipe(stack.packaging);
  const start = startOf(stack);
  const port = stack.service?.port.value;
  const publish = `${needsGpu(project) ? " --gpus all" : ""}${port === undefined ? "" : ` -p ${port}:${port}`}`;
  return `${[
    "# Written by Roadworthy from what the project shows; look for TODO.",
    `# Build: docker build -t ${stack.name} .    Run: docker run --rm${publish} ${stack.name}`,
    "",
    digestNote(baseImage(stack)),
    ...buildStage(project, stack, recipe, start),
    "",
    ...finalStage(project, stack, start),
  ].join("\n")}\n`;
}

function buildStage(project: Project, stack: Stack, recipe: InstallRecipe, start: StartCommand | undefined): string[] {
  const { packaging, python } = stack;
  const variables = Object.entries(recipe.environment).filter(([name]) => name !== "PIPENV_PIPFILE");
  const add =
    start?.missing &&
    (packaging.manager === "conda"
      ? `RUN micromamba run --prefix /app/.venv pip install --no-cache-dir ${start.missing}`
      : `RUN pip --python .venv install --no-cache-dir ${start.missing}`);
  return [
    ...(packaging.manager === "conda"
      ? ["FROM mambaorg/micromamba:2.3.0 AS build", "USER root"]
      : [`FROM python:${python.value}-slim AS build`]),
    "WORKDIR /app",
    ...(variables.length > 0 ? [`ENV ${variables.map(([name, value]) => dockerVariable(name, value)).join(" ")}`] : []),
    ...(recipe.tool ? [`RUN pip install --no-cache-dir ${recipe.tool}`] : []),
    ...(packaging.manager === "pip" ? ["RUN python -m venv .venv", "ENV PATH=/app/.venv/bin:$PATH"] : []),
    ...(packaging.needsSource ? sourceLines(project, stack) : []),
    ...recipe.container.filter(Boolean),
    ...(add ? ["# The server is not among the project's dependencies; better declare it there.", add] : []),
  ];
}

/** What an installation of the project itself reads: its build files and all source folders. */
function sourceLines(project: Project, { packaging, layout }: Stack): string[] {
  const folder = folderOf(packaging.manifest?.value ?? "");
  const prefix = folder && `${folder}/`;
  const build = ["pyproject.toml", "setup.py", "setup.cfg", "MANIFEST.in", "README.md", "README.rst", "LICENSE"]
    .map((name) => prefix + name)
    .filter((path) => isThere(project, path));
  const files = [...new Set([...build, ...packaging.files])];
  const folders = [...new Set(files.map(folderOf))];
  return [
    ...folders.map((one) =>
      dockerCopy(
        files.filter((path) => folderOf(path) === one),
        `./${one && `${one}/`}`,
      ),
    ),
    ...copyLines(
      project,
      layout.sources.filter((path) => !files.includes(path)),
    ),
  ];
}

/** What the service runs on. */
function baseImage({ packaging, python }: Stack): string {
  return packaging.manager === "conda" ? "debian:12.11-slim" : `python:${python.value}-slim`;
}

function finalStage(project: Project, stack: Stack, start: StartCommand | undefined): string[] {
  const { layout, service } = stack;
  const environment = {
    PATH: "/app/.venv/bin:$PATH",
    PYTHONUNBUFFERED: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    // The packages bring CUDA along; of the machine they need the driver, which its container toolkit puts in.
    ...(needsGpu(project) && { NVIDIA_VISIBLE_DEVICES: "all", NVIDIA_DRIVER_CAPABILITIES: "compute,utility" }),
    ...(start && start.importRoot !== "" && { PYTHONPATH: `/app/${start.importRoot}` }),
    ...start?.environment,
  };
  const absent = layout.models.filter(({ value }) => !isThere(project, value));
  return [
    `FROM ${baseImage(stack)}`,
    "RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin app",
    "WORKDIR /app",
    `ENV ${Object.entries(environment)
      .map(([name, value]) => (name === "PATH" ? `PATH=${value}` : dockerVariable(name, value)))
      .join(" \\\n    ")}`,
    "COPY --from=build /app/.venv .venv",
    ...copyLines(project, shippedIn(project, stack)),
    ...absent.map(
      ({ value }) =>
        `# TODO: bring ${commentText(value)} into the image, or let the program fetch it when it starts; it is not in the repository.`,
    ),
    "USER 10001",
    ...(service
      ? [
          `EXPOSE ${service.port.value}`,
          `HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \\\n  CMD ${dockerWords(healthWords(stack))}`,
        ]
      : []),
    ...(start
      ? [`CMD ${dockerWords(start.words)}`]
      : [
          "# TODO: name the program that the container runs.",
          `CMD ${dockerWords(["python", "-c", "raise SystemExit('TODO: name the program that the container runs')"])}`,
        ]),
  ];
}

/** What the service needs at run time, and the drift check that a cluster runs from the same image. */
function shippedIn(project: Project, { layout: { shipped } }: Stack): readonly string[] {
  const folder = folderOf(driftScriptPath);
  return hasDriftScript(project) && !shipped.includes(folder) ? [...shipped, folder].sort() : shipped;
}

/** One `COPY` per folder, since copying several folders at once would merge them, and one for all files. */
function copyLines(project: Project, paths: readonly string[]): string[] {
  const listed = new Set(project.files);
  const files = paths.filter((path) => listed.has(inWorkspace(project, path)));
  return [
    ...paths.filter((path) => !files.includes(path)).map((path) => dockerCopy([`${path}/`], `${path}/`)),
    ...(files.length > 0 ? [dockerCopy(files, "./")] : []),
  ];
}

function startOf({ service, batch }: Stack): StartCommand | undefined {
  if (service) return service.start;
  return batch && { words: batch.value.words, environment: {}, importRoot: batch.value.importRoot };
}
