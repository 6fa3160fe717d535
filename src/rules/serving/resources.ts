import { runCommands } from "../../practices/run-commands.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, productionModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import type { Place } from "../../text/span.js";
import { claimAt } from "../parts/claim.js";
import { deployedResources, isLongRunning, isOthersImage, platformsInUse } from "../parts/deployed.js";
import { deployingSteps } from "../parts/deploying-steps.js";
import { developmentCommand } from "../parts/development-command.js";
import { isDevelopmentOnly } from "../parts/image-builds.js";
import type { Gap, Rule } from "../rule.js";

/** Something that keeps running, and what limits it. */
interface Running {
  readonly what: string;
  readonly at: Place;
  readonly limits?: Place;
}

const limitedCommand =
  /\bdocker\s+(?:container\s+)?(?:run|create|service\s+create|update)\b.*\s(?:-m[ =]|--memory[ =]|--cpus[ =]|--gpus[ =]|--limit-)|\bgcloud\s+(?:beta\s+)?run\s+deploy\b.*--(?:memory|cpu)\b|\bkubectl\s+set\s+resources\b/;

export const resources: Rule = {
  title: "CPU, memory and GPU of the service are limited",
  why: {
    source: "A0 #6",
    text: "Models are expensive to run: the infrastructure has to bear peak loads without costs that nobody planned, so each service has its bounds.",
  },
  applies: "serves",
  stage: "production",
  weight: 2,
  asks: "wired",
  evidence: {
    claimed: "`serving[].limits`.",
    wired:
      "Limits of each container in Kubernetes, Helm, Compose, ECS or other infrastructure code, in the command that starts it or the action that deploys it, or a platform that sizes each instance.",
  },
  manifest: ["serving"],
  fixes: [
    { kind: "scaffold", title: "Add Kubernetes manifests with limits", scaffold: "kubernetes" },
    { kind: "scaffold", title: "Add a Compose file with limits", scaffold: "compose" },
    {
      kind: "manifest",
      title: "Declare what the service may use",
      path: ["serving", 0, "limits"],
      value: { cpu: "TODO: 1", memory: "TODO: 2Gi" },
    },
  ],
  limits: "Limits that an admission controller, a namespace's quota or another repository sets are not seen. Requests are no limits.",
  check(project) {
    const evidence: Evidence[] = [];
    for (const index of (project.manifest.value.serving ?? []).keys()) {
      const claims = ["cpu", "memory", "gpu"].flatMap((key) => claimAt(project, ["serving", index, "limits", key]) ?? []);
      if (claims[0]) evidence.push({ level: "claimed", what: `\`serving[${index}].limits\``, at: claims[0].at });
    }
    const running = runningIn(project);
    const limited = running.filter(({ limits }) => limits);
    const open = running.filter(({ limits }) => !limits);
    evidence.push(
      ...limited.map(({ what, limits }) => ({ level: "wired" as const, what: `limits of ${what}`, at: limits })),
      ...runCommands(project).flatMap(({ text, at }) =>
        limitedCommand.test(text) ? [{ level: "wired" as const, what: `\`${text}\``, at }] : [],
      ),
      ...callsTo(productionModules(project), /^(?:bentoml\.service|ray\.serve\.deployment|modal\..*\.(?:function|cls))$/).flatMap(
        ({ call, at }) =>
          call.arguments.some(({ name }) => /^(?:resources|ray_actor_options|memory|cpu|gpu)$/.test(name ?? ""))
            ? [{ level: "wired" as const, what: `\`${call.name}()\` sets resources`, at }]
            : [],
      ),
    );
    const sized = deployingSteps(project).filter(({ isSized }) => isSized);
    evidence.push(...sized.map(({ action, at }) => ({ level: "wired" as const, what: `\`${action}\` sizes each instance`, at })));
    const isWired = evidence.some(({ level }) => level === "wired");
    if (open.length > 0) {
      const gaps = open.map(
        ({ what, at }): Gap => ({
          kind: isWired ? "partial" : "missing",
          message: `No CPU or memory limit for ${what}${isWired ? ", though its neighbours have one" : ""}. Set it where it is declared, so that a leak stays inside.`,
          at,
        }),
      );
      const [first, ...others] = gaps;
      const related = others.flatMap(({ at }, index) => (at ? [{ message: `Nor for ${open[index + 1]?.what}.`, at }] : []));
      const left = related.length - mostRelated;
      const [last] = related.slice(mostRelated);
      const more = last && left > 1 ? [{ ...last, message: `Nor for ${left} others.` }] : related.slice(mostRelated);
      const whole = first ? [{ ...first, related: [...related.slice(0, mostRelated), ...more] }] : [];
      if (isWired) return { evidence, gaps: gaps.length > fewEnough ? whole : gaps, share: limited.length / Math.max(1, running.length) };
      return { evidence, gaps: whole.map((gap): Gap => ({ ...gap, kind: evidence.length > 0 ? "weak" : "missing" })) };
    }
    if (!isWired) evidence.push(...platformsInUse(project, "serverless", "hosted-endpoint"));
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps: [] };
    const gap: Gap =
      evidence.length > 0
        ? {
            kind: "weak",
            message:
              "Limits are declared, but nothing in the workspace sets them: no Kubernetes, Compose, ECS or platform file, no `docker run --memory`.",
            at: evidence[0]?.at,
          }
        : {
            kind: "missing",
            message:
              "Nothing limits the CPU and memory of the service: no limits in Kubernetes, Helm, Compose or ECS files, no managed platform. Set them where it runs.",
          };
    return { evidence, gaps: [gap] };
  },
};

/** How many containers beside the first are named in its finding. */
const mostRelated = 5;
/** How many containers are worth a finding of their own each. */
const fewEnough = 3;

/** What keeps running here: containers of clusters, or where there are none, the services that Compose builds. */
function runningIn(project: Project): readonly Running[] {
  const deployed = deployedResources(project);
  // A patch sets the limits of a container that another file declares, and a range of defaults those of all.
  const patched = new Set(
    deployed.flatMap(({ resource: { kind, name, limits, containers } }) => (limits && !containers && name ? [`${kind} ${name}`] : [])),
  );
  const byDefault = deployed.find(({ resource }) => resource.kind === "LimitRange");
  const running = deployed.flatMap(({ path, resource }): Running[] => {
    const { kind, name, containers = [], limits, span } = resource;
    if (!isLongRunning(resource)) {
      const isWhole = limits && kind !== "LimitRange" && containers.length === 0 && !/ResourceQuota/.test(kind);
      return isWhole ? [{ what: `\`${kind}\``, at: { path, span }, limits: { path, span: limits } }] : [];
    }
    const isDefault = patched.has(`${kind} ${name}`) || byDefault;
    const whole = isSizedAsWhole.test(kind) ? limits : isDefault ? (limits ?? span) : undefined;
    return containers
      .filter(({ image }) => !isOthersImage(image))
      .map((container) => {
        const label = container.name || container.image;
        const own = container.limits ?? whole ?? (isSizedByPlatform.test(kind) ? container.span : undefined);
        return {
          what: `${label ? `container \`${label}\`` : "a container"} of \`${name ? `${kind}/${name}` : kind}\``,
          at: { path, span: container.span },
          ...(own && { limits: { path, span: own } }),
        };
      });
  });
  // Beside a managed platform Compose is for development.
  const isManaged =
    platformsInUse(project, "serverless", "hosted-endpoint").length > 0 || deployingSteps(project).some(({ isSized }) => isSized);
  if (running.length > 0 || isManaged) return running;
  return composed(project);
}

/** Kinds whose limits are those of all containers together. */
const isSizedAsWhole = /task_?definition|container_?(?:app|group)/i;

/** Kinds whose platform gives each container bounds of its own where none are written: Cloud Run's are 512 MiB and one CPU. */
const isSizedByPlatform = /^google_cloud_run(?:_v2)?_service$/;

/** Commands of what people work with beside the service. */
const worksBeside = /\b(?:jupyter(?:-?lab|hub)?|mlflow\W+(?:server|ui)|tensorboard|pytest)\b/;

function composed(project: Project): readonly Running[] {
  const files = project.facts("compose").filter(({ path, role }) => role === "production" && !isDevelopmentOnly(project, path));
  const services = files.flatMap(({ path, facts }) => facts.services.map((service) => ({ ...service, path })));
  const isOfUse = (command = "") => !worksBeside.test(command) && !developmentCommand.test(command);
  const served = services.filter(({ command, isAwaited }) => !isAwaited && isOfUse(command?.value));
  return served.flatMap(({ name, build, path, span }): Running[] => {
    // A second file adds to the first.
    const limited = services.find((one) => one.name === name && one.limits);
    const limits = limited?.limits && { path: limited.path, span: limited.limits };
    return build ? [{ what: `Compose service \`${name}\``, at: { path, span }, ...(limits && { limits }) }] : [];
  });
}
