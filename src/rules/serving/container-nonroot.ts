import { any } from "../../project/trait.js";
import type { Evidence } from "../../project/evidence.js";
import { lineage, shippedImages } from "../image-builds.js";
import type { Gap, Rule } from "../rule.js";

export const containerNonroot: Rule = {
  title: "The container runs as a non-root user",
  why: { source: "A0 #2", text: "Plug-and-play deployments bring security risks; a process that need not be root should not be, above all one that loads model files." },
  applies: any("serves", "batch"),
  stage: "pilot",
  weight: 2,
  asks: "present",
  evidence: { present: "The stage that ships, or one it builds on, ends with `USER` set to something other than root." },
  manifest: ["serving"],
  fixes: [{ kind: "scaffold", title: "Add a Dockerfile with a non-root user", scaffold: "dockerfile" }],
  limits: "A user set by the base image, or by Kubernetes, is not seen, except for images known to be rootless (`nonroot`, `distroless`).",
  check(project) {
    const images = shippedImages(project);
    if (images.length === 0) return { evidence: [], gaps: [{ kind: "missing", message: "There is no Dockerfile, so nothing makes the service run as a non-root user." }] };
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    for (const { path, facts, final } of images) {
      const stages = lineage(facts, final);
      const user = stages.find((stage) => stage.user)?.user;
      const base = stages.at(-1);
      const isRootless = /nonroot|distroless|chainguard|rootless/.test(`${base?.image}:${base?.tag ?? ""}`);
      if (user && !/^(?:root|0)(?::|$)/.test(user.value)) evidence.push({ level: "present", what: `\`USER ${user.value}\``, at: { path, span: user.span } });
      else if (!user && isRootless) evidence.push({ level: "present", what: `\`${base?.image}\` runs without root`, at: { path, span: final.span } });
      else {
        const message = user ? `\`${project.relative(path)}\` ends as root (\`USER ${user.value}\`).` : `\`${project.relative(path)}\` sets no \`USER\`, so the service runs as root.`;
        gaps.push({ kind: images.length > 1 ? "partial" : "missing", message: `${message} Create a user and switch to it.`, at: { path, span: user?.span ?? final.span } });
      }
    }
    return { evidence, gaps, share: evidence.length / images.length };
  },
};
