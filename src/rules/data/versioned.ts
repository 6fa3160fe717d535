import { dataVersions } from "../../practices/data-versions.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, ownModules } from "../../project/production-code.js";
import { findTool } from "../../tools/index.js";
import { claimAt } from "../parts/claim.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { madeHere, madeHereLooks } from "../parts/made-here.js";
import { toolEvidence } from "../parts/tool-claim.js";
import type { Gap, Rule } from "../rule.js";

/** Code of one's own that keeps or tells versions of data, by its names. */
const keepsVersions =
  /(?:^|[/_])data(?:sets?|frames?)?_?(?:version|snapshot|fingerprint|hash|checksum|lineage)|(?:^|[/_])(?:version(?:ed)?|snapshot|hash|fingerprint|checksum|freeze)_(?:\w+_)?(?:data(?:sets?|frames?)?|training_set|inputs?|corpus)(?:_|$)|(?:^|[/_])data(?:sets?)?\/\w*(?:versions?|versioning|snapshots?|lineage)$/;

export const versioned: Rule = {
  title: "Training data is versioned",
  why: { source: "A0 #6", text: "Datasets need version control like code: without it no result can be traced to the data it came from." },
  applies: "trains",
  stage: "pilot",
  weight: 3,
  asks: "wired",
  evidence: {
    claimed: "A source's `versioning` in the manifest.",
    present: "DVC or Git LFS is set up, without a remote or a tracked file.",
    wired:
      "DVC tracks files and has a remote, Git LFS keeps a pattern, a hub dataset is loaded at a pinned revision, or a platform or tracker registers each version.",
  },
  contradicted: "`versioning` names a tool that nothing in the workspace shows.",
  manifest: ["data", "sources"],
  noFix: "Where data can be kept is for people to decide; `dvc init` or `git lfs track` is the usual first step.",
  limits: "Unknown where code of one's own is named for versions, hashes or snapshots of data.",
  appliesUnless: madeForOthers,
  looks: madeHereLooks,
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const dvc = project.facts("dvc");
    const remote = dvc.flatMap(({ path, facts }) => facts.remotes.map(({ name, span }) => ({ name, at: { path, span } })))[0];
    const tracked = dvc.flatMap(({ path, facts }) => facts.tracked.map(({ value, span }) => ({ value, at: { path, span } })))[0];
    if (tracked)
      evidence.push({ level: remote ? "wired" : "present", what: `DVC tracks \`${project.relative(tracked.value)}\``, at: tracked.at });
    for (const { path, facts } of project.facts("attributes")) {
      const [pattern] = facts.lfs;
      if (pattern) evidence.push({ level: "wired", what: `Git LFS keeps \`${pattern.value}\``, at: { path, span: pattern.span } });
    }
    for (const { call, at } of callsTo(
      ownModules(project),
      /^datasets\.load_dataset$|^huggingface_hub\.(?:snapshot_download|hf_hub_download)$/,
    )) {
      const revision = call.arguments.find(({ name }) => name === "revision")?.value;
      if (revision?.kind === "string" && /^[0-9a-f]{7,40}$|^v?\d+(?:\.\d+)+$/.test(revision.value)) {
        evidence.push({ level: "wired", what: `\`${call.name}\` at revision \`${revision.value}\``, at });
      }
    }
    for (const detected of project.withCapability("data-versioning")) {
      if (detected.tool.id !== "dvc" && detected.tool.id !== "git-lfs") evidence.push(toolEvidence(detected));
    }
    // What a platform or a tracker registers is a version with every change.
    if (evidence.length === 0) evidence.push(...dataVersions.find(project).map((one): Evidence => ({ ...one, level: "wired" })));
    for (const index of (project.manifest.value.data?.sources ?? []).keys()) {
      const claim = claimAt(project, ["data", "sources", index, "versioning"]);
      if (!claim) continue;
      const tool = findTool(claim.value);
      if (tool && !project.tool(tool.id)) {
        gaps.push({
          kind: "contradicted",
          message: `Versioning by \`${claim.value}\` is declared, but nothing in the workspace shows ${tool.name}.`,
          at: claim.at,
        });
      } else evidence.push({ level: "claimed", what: `versioning by \`${claim.value}\``, at: claim.at });
    }
    if (gaps.length > 0) return { evidence, gaps };
    const own = evidence.length === 0 ? madeHere(project, keepsVersions) : undefined;
    if (own)
      return {
        evidence,
        gaps,
        unknown: `${own.what} is named for versions of data; whether an old one can be had again is not seen. Say so in a source's \`versioning\`.`,
      };
    if (evidence.length === 0)
      return {
        evidence,
        gaps: [
          {
            kind: "missing",
            message: "Training data has no versions: no DVC, Git LFS, lakeFS, table time travel or pinned hub revision was found.",
          },
        ],
      };
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps };
    const message = tracked
      ? "DVC tracks data but has no remote, so nobody else can get it. Add one with `dvc remote add`."
      : "Data versioning is declared, but nothing in the workspace shows it at work.";
    return { evidence, gaps: [{ kind: "weak", message, at: tracked?.at }] };
  },
};
