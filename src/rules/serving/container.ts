import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { startOf } from "../../text/span.js";
import { absentFile, claimAt } from "../parts/claim.js";
import { deployedResources } from "../parts/deployed.js";
import { lineage, serverImages, shippedImages } from "../parts/image-builds.js";
import { installedPastLock } from "../parts/image-dependencies.js";
import { entryOf } from "../parts/image-entry.js";
import type { Gap, Rule } from "../rule.js";

/** Model servers that build an image of their own from what their configuration names. */
const buildsImage = new Set(["bentoml", "cog", "truss"]);

export const container: Rule = {
  title: "A container image runs the real entry point",
  why: { source: "A3", text: "Containerize the model service, so that what was tested is what runs." },
  applies: any("serves", "batch"),
  stage: "pilot",
  weight: 3,
  asks: "wired",
  evidence: {
    claimed: "`serving[].container` is a link.",
    present: "A Dockerfile.",
    wired:
      "A Dockerfile whose CMD or ENTRYPOINT, or the Compose service that builds it, starts a file of the project that it copies, with the locked dependencies.",
  },
  hollow: "The image has neither CMD nor ENTRYPOINT, and no Compose service gives it a command.",
  contradicted: "The Dockerfile that the manifest names, or the file that its command or a bento starts, does not exist or is not copied.",
  manifest: ["serving"],
  fixes: [{ kind: "scaffold", title: "Add a Dockerfile", scaffold: "dockerfile" }],
  limits: "The image is read, not built. A base image's own entry point is trusted when it is not a plain language image.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const index of (project.manifest.value.serving ?? []).keys()) {
      const claim = claimAt(project, ["serving", index, "container"]);
      if (claim && !claim.exists) gaps.push(absentFile(claim));
      else if (claim?.form === "url") evidence.push({ level: "claimed", what: `\`${claim.value}\``, at: claim.at });
    }
    let behind = 0;
    for (const image of shippedImages(project)) {
      const { path, facts, final } = image;
      const stages = lineage(facts, final);
      const command = stages.find((stage) => stage.entrypoint ?? stage.command);
      const text = [command?.entrypoint?.value, command?.command?.value].filter(Boolean).join(" ");
      const starts = text || composedCommand(project, path);
      const base = stages.at(-1);
      // What holds no code of the project is where other things run, such as CI.
      if (!starts && stages.every(({ copies }) => copies.every(({ sources }) => sources.every((source) => installed.test(source)))))
        continue;
      if (!starts && base && /(?:^|\/)(?:python|debian|ubuntu|alpine|node|miniconda3?|mambaforge|micromamba|uv|cuda)$/.test(base.image)) {
        gaps.push({
          kind: "hollow",
          message: `\`${project.relative(path)}\` has no CMD or ENTRYPOINT, so the image starts nothing.`,
          at: { path, span: final.span },
        });
        continue;
      }
      const at = { path, span: command?.command?.span ?? command?.entrypoint?.span ?? final.span };
      const { absent, left, script } = entryOf(project, stages, starts);
      const fault = absent
        ? `the project has no \`${absent}\``
        : left
          ? `no COPY brings \`${left}\` into it`
          : script && `no \`package.json\` has a script \`${script}\``;
      if (fault) {
        gaps.push({ kind: "contradicted", message: `The image starts \`${starts}\`, but ${fault}.`, at });
        continue;
      }
      const past = installedPastLock(project, image);
      if (past) gaps.push(past);
      if (past) behind++;
      evidence.push({
        level: "wired",
        what: starts ? `\`${project.relative(path)}\` starts \`${starts}\`` : `\`${project.relative(path)}\` builds on \`${base?.image}\``,
        at: startOf(path),
      });
    }
    if (evidence.some(({ level }) => level === "wired"))
      return {
        evidence,
        gaps: gaps
          .filter(({ kind }) => kind === "contradicted" || kind === "partial")
          .map((gap) => (gap.at?.path === project.manifest.path ? gap : { ...gap, kind: "partial" })),
        // An image that starts, of other versions than were tested, is most of the way.
        share:
          1 -
          (gaps.filter(({ kind }) => kind === "contradicted").length + behind / 4) / Math.max(1, evidence.length + gaps.length - behind),
      };
    if (gaps.length === 0) {
      const built = project
        .facts("model-server")
        .find(({ role, facts }) => role === "production" && buildsImage.has(facts.tool) && facts.serves.length > 0);
      if (built) {
        const [first] = built.facts.serves;
        const file = /^([\w./-]+\.py)(?::|$)/.exec(first?.value ?? "")?.[1]?.replace(/^\.\//, "");
        if (first && file && !project.files.some((path) => path === file || path.endsWith(`/${file}`))) {
          const message = `\`${project.relative(built.path)}\` serves \`${first.value}\`, but the project has no \`${file}\`.`;
          return { evidence, gaps: [{ kind: "contradicted", message, at: { path: built.path, span: first.span }, fixes: [] }] };
        }
        const what = `\`${project.relative(built.path)}\` says how the image is built`;
        return { evidence: [...evidence, { level: "wired", what, at: startOf(built.path) }], gaps };
      }
      const other = project
        .withCapability("serverless", "hosted-endpoint")
        .find(
          ({ level, tool, evidence }) =>
            level === "wired" || (builtFromSource.has(tool.id) && evidence.some(({ kind }) => kind === "file" || kind === "config")),
        );
      if (other)
        return {
          evidence: [
            ...evidence,
            { level: "wired", what: `${other.tool.name} packages it: ${other.evidence[0]?.what}`, at: other.evidence[0]?.at },
          ],
          gaps,
        };
      const told = builtByPlatform(project);
      if (told) return { evidence: [...evidence, told], gaps };
      const [server] = serverImages(project);
      if (server)
        return { evidence: [...evidence, { level: "wired", what: `${server.what} is built into an image`, at: server.at }], gaps };
      gaps.push({
        kind: "missing",
        message: "No Dockerfile starts the service, so nothing says how it is packaged. Add one that starts the real entry point.",
      });
    }
    return { evidence, gaps };
  },
};

/**
 * What a platform makes an image of, or starts in one: LangGraph's, by its configuration; KubeRay, by a `RayService`; Render, Railway, Heroku
 * and the like, by the command that they are told to start.
 */
function builtByPlatform(project: Project): Evidence | undefined {
  const graph = project.files.find((path) => /(?:^|\/)langgraph\.json$/.test(path) && project.role(path) === "production");
  if (graph) return { level: "wired", what: `\`${project.relative(graph)}\` says how the image is built`, at: startOf(graph) };
  for (const { path, facts } of project.facts("infrastructure")) {
    const hosted = facts.format === "azd" && facts.resources.find(({ kind }) => azureHosts.test(kind));
    if (hosted) return { level: "wired", what: `\`${hosted.kind}\` of Azure packages \`${hosted.name}\``, at: { path, span: hosted.span } };
    const started =
      facts.format === "platform" ? facts.resources.find(({ commands, images }) => commands.length > 0 && images.length === 0) : undefined;
    const [command] = started?.commands ?? [];
    if (command)
      return {
        level: "wired",
        what: `the platform of \`${project.relative(path)}\` builds what \`${command.value}\` starts`,
        at: { path, span: command.span },
      };
  }
  const ray = deployedResources(project).find(({ resource }) => resource.kind === "RayService" && resource.images.length > 0);
  return (
    ray && {
      level: "wired",
      what: `\`RayService/${ray.resource.name}\` starts it in an image`,
      at: { path: ray.path, span: ray.resource.span },
    }
  );
}

/** Platforms that build what they run from where its files lie. */
const builtFromSource: ReadonlySet<string> = new Set(["supabase-functions", "vercel", "netlify", "streamlit-community-cloud"]);
/** Hosts of the Azure Developer CLI that do so. */
const azureHosts = /^(?:appservice|function|staticwebapp)$/;

/** What only says what to install. */
const installed = /(?:^|\/)(?:[\w.-]*requirements[\w.-]*\.txt|[\w.-]*\.(?:ya?ml|toml|lock)|setup\.(?:py|cfg)|package[\w.-]*\.json)$/;

/** The command that a Compose service gives to the image it builds from a Dockerfile; of other services where none does. */
function composedCommand(project: Project, dockerfile: string): string {
  const services = project.facts("compose").flatMap(({ facts }) => facts.services.filter(({ build, command }) => build && command));
  const own = services.find(({ build }) => (build?.dockerfile ?? `${build?.context ? `${build.context}/` : ""}Dockerfile`) === dockerfile);
  return (own ?? services[0])?.command?.value ?? "";
}
