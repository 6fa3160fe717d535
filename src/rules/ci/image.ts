import { isImageBuild } from "../../practices/image-build-command.js";
import type { CiCommand } from "../../project/ci-commands.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import { callsTo, ownModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { ownScripts } from "../../project/scripts.js";
import { any } from "../../project/trait.js";
import { startOf } from "../../text/span.js";
import { packagedElsewhere, shippedImages } from "../parts/image-builds.js";
import { stopSwallowing } from "../parts/stop-swallowing.js";
import { unreadCi } from "../parts/unread-ci.js";
import type { Rule } from "../rule.js";

/** The Dockerfile that a command names. */
const named = /\s(?:-f|--file)[\s=]["']?([\w./-]+)["']?(?=\s|$)/;

export const image: Rule = {
  title: "CI builds the image",
  why: { source: "A3", text: "Build end to end: the model is wrapped in a service, put into a container and deployed." },
  applies: any("serves", "batch"),
  stage: "production",
  weight: 1,
  asks: "wired",
  evidence: { wired: "A command, action or builder of CI builds an image, on push, release or a schedule, or before a deployment." },
  hollow: "The build's failure is swallowed, or the Dockerfile that it names does not exist.",
  manifest: ["ci"],
  fixes: [{ kind: "scaffold", title: "Add a workflow that builds the image and deploys it", scaffold: "deploy-workflow" }],
  limits: "Platforms that build from the repository by themselves are not seen. Asked only where a Dockerfile ships.",
  appliesUnless: packagedElsewhere,
  check(project) {
    const [shipped] = shippedImages(project);
    // Without an image to build, `serving/container` says so.
    if (!shipped) return { evidence: [], gaps: [] };
    const runs = ciCommandsThat(project, (text) => isImageBuild(text) || (pulumiUp.test(text) && buildsByPulumi(project)));
    const files = [...project.files, ...project.shared];
    const absent = ({ text }: CiCommand) => {
      const file = /\bbuild/.test(text) ? named.exec(text)?.[1]?.replace(/^(?:\.{1,2}\/)+/, "") : undefined;
      return file !== undefined && !files.some((path) => path === file || path.endsWith(`/${file}`)) ? file : undefined;
    };
    const honest = runs.filter((run) => !run.swallowed && absent(run) === undefined);
    const evidence = honest.map(({ text, at, triggers: { push, pullRequest, release, schedules, other } }) => ({
      level: push || pullRequest || release || schedules.length > 0 || other.length > 0 ? ("wired" as const) : ("present" as const),
      what: `CI runs \`${text}\``,
      at,
    }));
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps: [] };
    const [first] = evidence;
    if (first)
      return {
        evidence,
        gaps: [{ kind: "weak", message: "The image is built in CI only when somebody starts it by hand.", at: first.at }],
      };
    const [run] = runs;
    if (run) {
      const why = run.swallowed ? `\`${run.swallowed.by}\` swallows its failure` : `the project has no \`${absent(run)}\``;
      const fix = run.swallowed && stopSwallowing(run.swallowed);
      const message = `CI runs \`${run.text}\`, but ${why}.`;
      return { evidence, gaps: [{ kind: "hollow", message, at: run.at, fixes: fix ? [fix] : [] }] };
    }
    // Without any CI, `ci/exists` says so.
    if (!project.facts("ci").some(({ facts }) => facts.jobs.length > 0)) return { evidence, gaps: [] };
    const unread = unreadCi(project);
    if (unread) return { evidence, gaps: [], unknown: unread.unknown };
    const message = `No CI job builds \`${project.relative(shipped.path)}\`, so a broken image is noticed only when it is deployed.`;
    return { evidence, gaps: [{ kind: "missing", message, at: startOf(shipped.path) }] };
  },
};

const pulumiUp = /\bpulumi\w*\)?["']?\s+(?:\S+\s+)*up\b/i;
const pulumiImage =
  /^(?:@pulumi\/|pulumi_)(?:awsx(?:\.\w+)*\.(?:buildAndPushImage|Image)|docker(?:[-_]build)?(?:\.\w+)*\.(?:Remote)?Image)$/;

/** Whether infrastructure code builds images when it is brought up. */
function buildsByPulumi(project: Project): boolean {
  const isScripted = ownScripts(project).some(({ facts }) => facts.calls.some(({ name }) => pulumiImage.test(name)));
  return isScripted || callsTo(ownModules(project), pulumiImage).length > 0;
}
