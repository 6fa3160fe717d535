import type { Evidence } from "../../project/evidence.js";
import { keptByDvc } from "../../project/kept-outside-git.js";
import type { Project, PythonModule } from "../../project/project.js";
import type { Located } from "../../text/span.js";
import { absentFile, type Claim, claimsAt, entryPlace } from "../parts/claim.js";
import { driftModules } from "../parts/drift-modules.js";
import { monitoredModel } from "../parts/monitored-model.js";
import type { Gap, Rule } from "../rule.js";

/** Files that people compare recent data with. */
const referenceFile =
  /(?:^|[/_.-])(?:ref(?:erence)?|base_?line|train(?:ing)?|expected)(?:[/_.-][\w.-]*)?\.(?:csv|parquet|pq|feather|jsonl?|pkl|pickle|npy|npz|arrow|bin)(?:\.gz)?$/i;
const referenceName = /(?:^|_)(?:ref(?:erence)?|base_?line)(?:_|$)/i;
const dataFile = /\.(?:csv|parquet|pq|feather|jsonl?|pkl|pickle|npy|npz|arrow)(?:\.gz)?$/i;
/** Stores that keep what they are given under a version. */
const store = /^(?:s3|gs|az|abfss?|wasbs?|hdfs|dvc|lakefs|models|runs|mlflow-artifacts|azureml|https?):/i;

export const reference: Rule = {
  title: "Drift is measured against a reference that exists and is versioned",
  why: {
    source: "A0 #6",
    text: "Drift is a change of the data that enters a model over time: it can be told only against data that stays what it was at training.",
  },
  applies: monitoredModel,
  stage: "production",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "An entry of `drift` names its reference in words.",
    present:
      "The reference of each entry, or the file that the drift check reads, is in the repository, tracked by DVC, or in a store of its own.",
  },
  hollow: "The reference is empty, or the same file as the recent data.",
  contradicted: "The reference that an entry of `drift` names does not exist.",
  manifest: ["drift"],
  fixes: [{ kind: "manifest", title: "Name the reference", path: ["drift", 0, "reference"], value: "TODO: data/reference.parquet" }],
  limits: "Sees references that the manifest or the drift check writes out. Whether it still fits the model in use is not seen.",
  check(project) {
    const evidence: Evidence[] = [];
    const gaps: Gap[] = [];
    const entries = [...(project.manifest.value.drift ?? []).entries()].filter(([, { kind }]) => kind !== "provider");
    for (const [index, { name }] of entries) {
      const claims = claimsAt(project, ["drift", index, "reference"]);
      if (claims.length === 0)
        gaps.push({
          kind: "partial",
          message: `Drift check \`${name}\` names no reference: nobody can tell what its inputs are compared with.`,
          at: entryPlace(project, ["drift", index]),
          fixes: [
            { kind: "manifest", title: "Name its reference", path: ["drift", index, "reference"], value: "TODO: data/reference.parquet" },
          ],
        });
      for (const claim of claims) {
        const gap = declaredGap(project, claim);
        if (gap) gaps.push(gap);
        else evidence.push({ level: claim.form === "text" ? "claimed" : "present", what: `reference \`${claim.value}\``, at: claim.at });
      }
    }
    const judged = entries.length > 0 ? [] : driftModules(project).map((module) => judge(project, module));
    evidence.push(...judged.flatMap((one) => one.evidence));
    // One check with a reference that is kept shows how it is done here.
    if (evidence.length === 0) gaps.push(...judged.flatMap((one) => one.gaps).slice(0, 1));
    else gaps.push(...judged.flatMap((one) => one.gaps.filter(({ kind }) => kind === "hollow")));
    if (evidence.length === 0 && gaps.length === 0 && driftModules(project).length > 0)
      return { evidence, gaps, unknown: "The drift check does not write out what it compares with; name it in `drift[].reference`." };
    // Without anything that detects drift, `drift/data` says so.
    return { evidence, gaps, share: 0.5 };
  },
};

function declaredGap(project: Project, claim: Claim): Gap | undefined {
  if (!claim.exists) return isKept(project, claim.value) ? undefined : absentFile(claim);
  return isEmpty(project, claim.value)
    ? { kind: "hollow", message: `The reference \`${claim.value}\` is empty.`, at: claim.at }
    : undefined;
}

/** What one drift check compares with, as far as it is written. */
function judge(project: Project, module: PythonModule): { readonly evidence: readonly Evidence[]; readonly gaps: readonly Gap[] } {
  const { assignments, calls, strings } = module.facts;
  const named = (wanted: RegExp): Located<string>[] => [
    ...assignments.flatMap(({ targets, value }) =>
      targets.some((one) => wanted.test(one)) && value.kind === "string" && dataFile.test(value.value) ? [value] : [],
    ),
    ...calls.flatMap(({ arguments: [first, ...rest], assignedTo, name }) => {
      const isOption =
        first?.value.kind === "string" &&
        /^-/.test(first.value.value) &&
        wanted.test(first.value.value.replace(/^-+/, "").replaceAll("-", "_"));
      const option = isOption ? rest.find((one) => one.name === "default")?.value : undefined;
      const read = assignedTo.some((one) => wanted.test(one)) && /read_\w+$|load$/.test(name) ? first?.value : undefined;
      return [option, read].flatMap((value) => (value?.kind === "string" && dataFile.test(value.value) ? [value] : []));
    }),
  ];
  const [stated] = [
    ...named(referenceName),
    ...strings.filter(({ value }) => value.length < 200 && !/\s/.test(value) && referenceFile.test(value)),
    // What begins so is the end of a path whose folder is a setting, or lies where only the container has it.
  ].filter(({ value }) => !value.startsWith("/"));
  if (!stated) return { evidence: [], gaps: [] };
  const at = module.place(stated.span);
  const current = named(/(?:^|_)(?:cur(?:rent)?|recent|live|production|new)(?:_|$)/i).find(({ value }) => value === stated.value);
  if (current)
    return {
      evidence: [],
      gaps: [
        {
          kind: "hollow",
          message: `\`${stated.value}\` is compared with itself, so it never drifts. Keep the data of training apart.`,
          at,
        },
      ],
    };
  const what = `compared with \`${stated.value}\``;
  if (store.test(stated.value)) return { evidence: [{ level: "present", what, at }], gaps: [] };
  const candidates = [stated.value, `${module.path.replace(/[^/]*$/, "")}${stated.value}`].map((one) => one.replace(/^(?:\.\/)+/, ""));
  const path =
    candidates.find((one) => project.exists(one) || project.files.includes(one) || isKept(project, one)) ??
    fileNamed(project, stated.value);
  // A bare name is put into a folder that is a setting.
  if (path === undefined && !stated.value.includes("/")) return { evidence: [], gaps: [] };
  if (path === undefined)
    return {
      evidence: [],
      gaps: [
        {
          kind: "missing",
          message: `\`${stated.value}\`, which the drift check compares with, is neither in the repository nor tracked by DVC: nobody else has the same reference.`,
          at,
        },
      ],
    };
  if (isEmpty(project, path)) return { evidence: [], gaps: [{ kind: "hollow", message: `The reference \`${path}\` is empty.`, at }] };
  return { evidence: [{ level: "present", what, at }], gaps: [] };
}

/** A file of that name anywhere, where code puts its folders together elsewhere: `ROOT / "data" / "reference.csv"`. */
function fileNamed(project: Project, name: string): string | undefined {
  if (name.includes("/")) return undefined;
  return [...project.files, ...keptByDvc(project.facts("dvc"))].find((one) => one.endsWith(`/${name}`));
}

/** Whether DVC keeps a file, by a pointer or as what a stage makes. */
function isKept(project: Project, path: string): boolean {
  const target = project.resolve(path.replace(/^\.\//, ""));
  return keptByDvc(project.facts("dvc")).some((kept) => target === kept || target.startsWith(`${kept}/`));
}

function isEmpty(project: Project, path: string): boolean {
  const target = project.resolve(path);
  return project.facts("artefact").some((one) => one.path === target && one.facts.bytes === 0);
}
