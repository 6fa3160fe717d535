import type { CiJob } from "../../facts/ci-facts.js";
import type { Sign } from "../../facts/sign.js";
import type { Located } from "../../text/span.js";
import { commandSign, imageSigns } from "../configuration-signs.js";

/** The traces of tools that a job leaves: its images, its actions, and every command line it runs. */
export function jobSigns(job: CiJob): Sign[] {
  const steps = job.steps.flatMap((step) => [...actionSigns(step.uses), ...step.commands.map(commandSign)]);
  return [...[job.image, ...job.services].flatMap(imageSigns), ...steps];
}

/** `owner/name` of an action, orb, pipe or reusable workflow elsewhere, or the image of a `docker://` one. Templates of the repository are none. */
function actionSigns(uses: Located<string> | undefined): Sign[] {
  if (!uses) return [];
  const { value, span } = uses;
  if (value.startsWith("docker://")) return imageSigns({ value: value.slice("docker://".length), span });
  if (/\.ya?ml(?:@\w+)?$/.test(value) && !value.includes("/.github/workflows/")) return [];
  const name = /^(\w[\w.-]*\/[\w.-]+)(?:[/@:]|$)/.exec(value)?.[1];
  return name ? [{ kind: "action", value: name, span }] : [];
}
