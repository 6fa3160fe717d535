import type { DockerfileFacts, DockerStage } from "../../facts/container-facts.js";
import type { FactsOf, Project } from "../../project/project.js";
import type { Place } from "../../text/span.js";
import { buildsImage, builtByPlatform } from "./built-by-platform.js";

/** A Dockerfile of the project with the stage that ships. */
export interface ShippedImage {
  readonly path: string;
  readonly facts: DockerfileFacts;
  readonly final: DockerStage;
}

const developmentOnly = /(?:^|[/._-])(?:dev|devcontainer|codespaces?|test|tests|ci|docs|local|jupyter|notebook)(?:$|[/._-])/i;

/** Whether a file is for development, tests or documents by its name or folder. */
export function isDevelopmentOnly(project: Project, path: string): boolean {
  return developmentOnly.test(project.relative(path));
}

/** The Dockerfiles that build what runs in production: those of tests, examples, development, documentation and steps that people start left out. */
export function shippedImages(project: Project): readonly ShippedImage[] {
  const images: ShippedImage[] = [];
  for (const { path, role, facts } of project.facts("dockerfile") as readonly FactsOf<"dockerfile">[]) {
    const final = facts.stages.at(-1);
    if (role === "production" && final && !isDevelopmentOnly(project, path) && !isToolbox(facts, final))
      images.push({ path, facts, final });
  }
  return images;
}

/** Whether an image starts an interpreter that waits to be told what to run: `ENTRYPOINT ["python", "-m"]` and no command. */
function isToolbox(facts: DockerfileFacts, final: DockerStage): boolean {
  const starter = lineage(facts, final).find(({ entrypoint, command }) => entrypoint ?? command);
  return starter?.command === undefined && /^\W*python[\d.]*\W+-m\W*$/.test(starter?.entrypoint?.value ?? "");
}

/** Model servers whose configuration is what their own image is built from. */
const imageBuilders: ReadonlySet<string> = new Set(["cog", "truss"]);

/** What model servers build an image around, by their configuration. */
export function serverImages(project: Project): readonly { readonly what: string; readonly at: Place }[] {
  return project
    .facts("model-server")
    .flatMap(({ path, role, facts }) =>
      role === "production" && imageBuilders.has(facts.tool)
        ? facts.serves.map(({ value, span }) => ({ what: `\`${value}\` of \`${project.relative(path)}\``, at: { path, span } }))
        : [],
    );
}

/** Why questions about images do not arise: the project has none, and a platform or a model server packages its code. */
export function packagedElsewhere(project: Project): string | undefined {
  if (shippedImages(project).length > 0) return undefined;
  const server = project.facts("model-server").find(({ role, facts }) => role === "production" && buildsImage.has(facts.tool));
  const what = builtByPlatform(project)?.what ?? (server && `\`${project.relative(server.path)}\` says how it is built`);
  return what && `The project builds no image of its own: ${what}.`;
}

/** The stages that a stage builds on, itself first. */
export function lineage({ stages }: DockerfileFacts, stage: DockerStage): readonly DockerStage[] {
  const chain = [stage];
  for (let current: DockerStage | undefined = stage; current?.internal && chain.length < stages.length; ) {
    current = stages.find(({ name }) => name === current?.image);
    if (!current || chain.includes(current)) break;
    chain.push(current);
  }
  return chain;
}

/** Bases that bring a language or a system and nothing else. */
const plain = /python|node|debian|ubuntu|alpine|cuda|distroless|lambda|rocky|centos|fedora|ubi|conda|mamba|\buv\b|static/;

/** The base on which every image of the project is built, where it is pinned, of one's own registry, and may bring an interpreter and packages. */
export function broughtBy(project: Project): string | undefined {
  const bases = shippedImages(project).map(({ facts, final }) => lineage(facts, final).at(-1));
  const isOpaque = bases.every(
    (base) =>
      base !== undefined &&
      !base.internal &&
      /^[\w-]+(?:\.[\w-]+)+\//.test(base.image) &&
      !/[$]/.test(base.image) &&
      !plain.test(base.image) &&
      (base.digest ?? base.tag ?? "latest") !== "latest",
  );
  return isOpaque ? bases[0]?.image : undefined;
}
