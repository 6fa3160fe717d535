import type { DockerStage } from "../../facts/container-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { any } from "../../project/trait.js";
import { packagedElsewhere, shippedImages } from "../parts/image-builds.js";
import type { Gap, Rule } from "../rule.js";

export const containerPinned: Rule = {
  title: "Base images are pinned",
  why: { source: "A0 #6", text: "An image that floats builds something else tomorrow; production then differs from what was tested." },
  applies: any("serves", "batch"),
  stage: "pilot",
  weight: 2,
  asks: "present",
  evidence: { present: "Each `FROM` names a version tag or a digest; never `latest`, never nothing." },
  manifest: ["serving"],
  noFix: "Which version to take is for people to choose; the one that runs today is a good start.",
  limits: "A tag such as `3.12-slim` counts as pinned although its patch level moves; a digest is stronger.",
  appliesUnless: packagedElsewhere,
  check(project) {
    const images = shippedImages(project);
    // Without any image, `serving/container` says so.
    if (images.length === 0) return { evidence: [], gaps: [] };
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const { path, facts } of images) {
      for (const stage of facts.stages.filter(({ internal }) => !internal)) {
        const at = { path, span: stage.span };
        const name = `${stage.image}${stage.tag ? `:${stage.tag}` : ""}`;
        if (isPinned(stage)) evidence.push({ level: "present", what: `\`${name}\``, at });
        else
          gaps.push({
            kind: "partial",
            message: `\`${name}\` floats: it builds on another image tomorrow. Name a version tag or a digest.`,
            at,
          });
      }
    }
    const total = evidence.length + gaps.length;
    return {
      evidence,
      gaps: evidence.length > 0 ? gaps : gaps.map((gap) => ({ ...gap, kind: "missing" })),
      share: total > 0 ? evidence.length / total : 1,
    };
  },
};

function isPinned({ image, tag, digest }: DockerStage): boolean {
  // A build argument without a default is set by whoever builds.
  return digest !== undefined || image.includes("$") || (tag !== undefined && (/\d/.test(tag) || tag.includes("$")));
}
