import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { startOf } from "../../text/span.js";
import { buildsImage, builtByPlatform } from "../parts/built-by-platform.js";
import { absentFile, claimAt } from "../parts/claim.js";
import { lineage, serverImages, shippedImages } from "../parts/image-builds.js";
import { installedPastLock } from "../parts/image-dependencies.js";
import { entryOf } from "../parts/image-entry.js";
import type { Gap, Rule } from "../rule.js";

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

/** What only says what to install. */
const installed = /(?:^|\/)(?:[\w.-]*requirements[\w.-]*\.txt|[\w.-]*\.(?:ya?ml|toml|lock)|setup\.(?:py|cfg)|package[\w.-]*\.json)$/;

/** The command that a Compose service gives to the image it builds from a Dockerfile; of other services where none does. */
function composedCommand(project: Project, dockerfile: string): string {
  const services = project.facts("compose").flatMap(({ facts }) => facts.services.filter(({ build, command }) => build && command));
  const own = services.find(({ build }) => (build?.dockerfile ?? `${build?.context ? `${build.context}/` : ""}Dockerfile`) === dockerfile);
  return (own ?? services[0])?.command?.value ?? "";
}
