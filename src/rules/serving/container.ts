import type { Evidence } from "../../project/evidence.js";
import { any } from "../../project/trait.js";
import { startOf } from "../../text/span.js";
import { nameOf } from "../../workspace/path-parts.js";
import { absentFile, claimAt } from "../claim.js";
import { lineage, shippedImages } from "../image-builds.js";
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
    wired: "A Dockerfile whose CMD or ENTRYPOINT, or the Compose service that builds it, starts a module of the project.",
  },
  hollow: "The image has neither CMD nor ENTRYPOINT, and no Compose service gives it a command.",
  contradicted: "The Dockerfile that the manifest names, or the file that its command starts, does not exist.",
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
    for (const { path, facts, final } of shippedImages(project)) {
      const stages = lineage(facts, final);
      const command = stages.find((stage) => stage.entrypoint ?? stage.command);
      const text = [command?.entrypoint?.value, command?.command?.value].filter(Boolean).join(" ");
      const composed = project
        .facts("compose")
        .flatMap((file) =>
          file.facts.services.filter(({ build, command: run }) => build && run).map(({ command: run }) => run?.value ?? ""),
        )[0];
      const starts = text || composed || "";
      const base = stages.at(-1);
      if (!starts && base && /(?:^|\/)(?:python|debian|ubuntu|alpine|node|miniconda3?|mambaforge|micromamba|uv|cuda)$/.test(base.image)) {
        gaps.push({
          kind: "hollow",
          message: `\`${project.relative(path)}\` has no CMD or ENTRYPOINT, so the image starts nothing.`,
          at: { path, span: final.span },
        });
        continue;
      }
      const absent = entryFile(starts).find((file) => !project.files.some((one) => one === file || one.endsWith(`/${file}`)));
      if (absent) {
        const span = command?.command?.span ?? command?.entrypoint?.span ?? final.span;
        gaps.push({
          kind: "contradicted",
          message: `The image starts \`${starts}\`, but the project has no \`${absent}\`.`,
          at: { path, span },
        });
      } else
        evidence.push({
          level: "wired",
          what: starts
            ? `\`${project.relative(path)}\` starts \`${starts}\``
            : `\`${project.relative(path)}\` builds on \`${base?.image}\``,
          at: startOf(path),
        });
    }
    if (evidence.some(({ level }) => level === "wired"))
      return {
        evidence,
        gaps: gaps
          .filter(({ kind }) => kind === "contradicted")
          .map((gap) => (gap.at?.path === project.manifest.path ? gap : { ...gap, kind: "partial" })),
      };
    if (gaps.length === 0) {
      const other = project.withCapability("serverless", "hosted-endpoint").find(({ level }) => level === "wired");
      if (other)
        return {
          evidence: [
            ...evidence,
            { level: "wired", what: `${other.tool.name} packages it: ${other.evidence[0]?.what}`, at: other.evidence[0]?.at },
          ],
          gaps,
        };
      gaps.push({
        kind: "missing",
        message: "No Dockerfile: nothing says how the service is packaged. Add one that starts the real entry point.",
      });
    }
    return { evidence, gaps };
  },
};

/** The Python files that a command line starts: `main.py`, `app/main.py` for `uvicorn app.main:app` (tried as `main.py` too, since COPY may move it). */
function entryFile(command: string): readonly string[] {
  const script = /(?:^|\s)(?:python3?(?:\.\d+)?|streamlit\s+run|fastapi\s+run|chainlit\s+run|gradio)\s+(?:-\w\s+)*([\w./-]+\.py)\b/.exec(
    command,
  );
  if (script?.[1]) return [nameOf(script[1])];
  const target = /\b(?:uvicorn|gunicorn|hypercorn|granian)\b[^|;&]*?\s([A-Za-z_][\w.]*):[A-Za-z_]\w*/.exec(command);
  return target?.[1] ? [`${target[1].split(".").at(-1)}.py`].filter((file) => file !== "__init__.py") : [];
}
