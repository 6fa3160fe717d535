import type { DockerStage } from "../../facts/container-facts.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { deployedResources, isLongRunning, isOthersImage } from "../parts/deployed.js";
import { lineage, packagedElsewhere, shippedImages } from "../parts/image-builds.js";
import { isTrainingLine } from "../parts/training-commands.js";
import type { Fix, Gap, Rule } from "../rule.js";

/** Programs that an image brings to CI, or to somebody's terminal. */
const toolbox = /^(?:(?:\/usr)?\/bin\/)?(?:(?:ba|da|z)?sh|tfx|kfp|gcloud|kubectl|helm|terraform|dvc|dbt)$/;

export const containerNonroot: Rule = {
  title: "The container runs as a non-root user",
  why: {
    source: "A0 #2",
    text: "Plug-and-play deployments bring security risks; a process that need not be root should not be, above all one that loads model files.",
  },
  applies: any("serves", "batch"),
  stage: "pilot",
  weight: 2,
  asks: "present",
  evidence: {
    present:
      "The stage that ships, or one it builds on, ends with `USER` set to something other than root, or each Kubernetes workload of the project's own gives it a `runAsUser` other than 0.",
  },
  manifest: ["serving"],
  limits:
    "The quick fix assumes a base image with `useradd` (Debian, Ubuntu, Red Hat). A user set by the base image is not seen, except for images known to be rootless (`nonroot`, `distroless`, `unprivileged`, those of Ray, Jupyter, Airflow, Spark, Bitnami) and those whose user runs `sudo`.",
  appliesUnless: packagedElsewhere,
  check(project) {
    const images = shippedImages(project).filter(({ facts, final }) => mayServe(lineage(facts, final)));
    // Without any image of a service, `serving/container` says so.
    if (images.length === 0) return { evidence: [], gaps: [] };
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const [rootless] = rootlessWorkloads(project);
    for (const { path, facts, final } of images) {
      const stages = lineage(facts, final);
      const user = stages.find((stage) => stage.user)?.user;
      const base = stages.at(-1);
      // Root has no need of `sudo`, so a base whose user runs it has another.
      const asks = user ? undefined : stages.flatMap(({ runs }) => runs).find(({ value }) => asksForRoot.test(value));
      const isRootless =
        /nonroot|distroless|chainguard|rootless|unprivileged|^(?:docker\.io\/)?(?:rayproject|jupyter|quay\.io\/jupyter|mambaorg|bitnami|apache\/(?:airflow|spark|superset))\b/.test(
          `${base?.image}:${base?.tag ?? ""}`,
        );
      if (user && !/^(?:root|0)(?::|$)/.test(user.value))
        evidence.push({ level: "present", what: `\`USER ${user.value}\``, at: { path, span: user.span } });
      else if (stages.some(isLambda))
        evidence.push({ level: "present", what: "AWS Lambda runs the image as its own user", at: { path, span: final.span } });
      else if (!user && isRootless)
        evidence.push({ level: "present", what: `\`${base?.image}\` runs without root`, at: { path, span: final.span } });
      else if (asks)
        evidence.push({ level: "present", what: `\`${base?.image}\` runs as a user who needs \`sudo\``, at: { path, span: asks.span } });
      else if (rootless) evidence.push(rootless);
      else {
        const message = user
          ? `\`${project.relative(path)}\` ends as root (\`USER ${user.value}\`).`
          : `\`${project.relative(path)}\` sets no \`USER\`, so the service runs as root.`;
        const fix = user ? undefined : switchUser(path, project.text(path), final);
        gaps.push({
          kind: images.length > 1 ? "partial" : "missing",
          message: `${message} Create a user and switch to it.`,
          at: { path, span: user?.span ?? final.span },
          fixes: fix && [fix],
        });
      }
    }
    return { evidence, gaps, share: evidence.length / images.length };
  },
};

/** What runs the project's images as another user, where all that runs any of them does. */
function rootlessWorkloads(project: Project): readonly Evidence[] {
  const own = deployedResources(project).filter(
    ({ resource }) => isLongRunning(resource) && !(resource.containers ?? []).every(({ image }) => isOthersImage(image)),
  );
  const found = own.flatMap(({ path, resource: { kind, name, rootless } }): Evidence[] =>
    rootless ? [{ level: "present", what: `${kind} \`${name}\` runs it as a user other than root`, at: { path, span: rootless } }] : [],
  );
  return found.length === own.length ? found : [];
}

const asksForRoot = /^(?:.*[;&|]\s*)?sudo\s+(?:-\w+\s+)*(?:apt|dnf|yum|apk|microdnf|rm|chown|mkdir|chmod|pip)/;

/** Bases that start pipelines, batches of data or load tests by themselves. */
const runsJobs = /(?:^|\/)(?:tfx|beam_\w+|[\w-]*dataflow[\w-]*|python\d*-template-launcher-base|locust)$/;
/** Bases that start a server by themselves. */
const serves = /serving|triton|torchserve|inference|mlserver|nginx|ollama|vllm|tgi/;

/** Whether a stage is run by AWS Lambda, which gives every image an unprivileged user and ignores `USER`. */
function isLambda({ image, entrypoint, command, copies }: DockerStage): boolean {
  return (
    // An adapter between Lambda and a server of any kind.
    copies.some(
      ({ destination, from = "" }) => /(?:^|\/)(?:aws-)?lambda-adapter(?:$|[:@])/.test(from) && /^\/opt\/extensions\b/.test(destination),
    ) ||
    /(?:^|\/)(?:aws-)?lambda(?:\/|-(?:python|nodejs|provided)$)/.test(image) ||
    /awslambdaric|aws-lambda-ric/.test(`${entrypoint?.value} ${command?.value}`)
  );
}

/** Whether an image may answer requests: one that trains, that others build on, or that brings a tool does not. */
function mayServe(stages: readonly DockerStage[]): boolean {
  const { entrypoint, command } = stages.find((stage) => stage.entrypoint ?? stage.command) ?? {};
  const starts = [entrypoint?.value, command?.value].filter((one) => one !== undefined).join(" ");
  const base = stages.at(-1)?.image ?? "";
  if (starts === "") return serves.test(base) || (stages.some(({ copies }) => copies.length > 0) && !runsJobs.test(base));
  return !isTrainingLine(starts) && !toolbox.test(starts);
}

/** Puts a user before the line of the last CMD or ENTRYPOINT. None when that line cannot be found. */
function switchUser(path: string, text: string | undefined, { command, entrypoint }: DockerStage): Fix | undefined {
  const starts = [command, entrypoint].flatMap((one) => (one ? [one.span.start] : []));
  if (text === undefined || starts.length === 0) return undefined;
  const line = text.lastIndexOf("\n", Math.min(...starts) - 1) + 1;
  if (!/^(?:CMD|ENTRYPOINT)\b/i.test(text.slice(line))) return undefined;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  // Services make folders for uploads and logs where they run.
  const folder = [...text.slice(0, line).matchAll(/^(?:FROM|WORKDIR)\b[ \t]*(.*?)[ \t]*\r?$/gim)].at(-1)?.[1] ?? "";
  const owned = /^\/[\w./-]*\w/.test(folder) && !/\s/.test(folder) ? ` && chown app ${folder}` : "";
  const added = [`RUN useradd --uid 10001 --create-home app${owned}`, "USER 10001", ""].join(eol);
  return {
    kind: "edit",
    title: "Switch to a non-root user",
    edits: [{ kind: "replace", path, span: { start: line, end: line }, text: added }],
  };
}
