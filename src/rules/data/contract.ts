import { splitFragment } from "../../manifest/classify-reference.js";
import { dbtModels } from "../../practices/dbt-models.js";
import { ownFacts } from "../../practices/own-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { filesLike } from "../../project/files-like.js";
import { ownModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { startOf } from "../../text/span.js";
import { findTool } from "../../tools/index.js";
import { absentFile, type Claim, claimsAt } from "../parts/claim.js";
import { type DataSchema, dataSchemas, schemasInCode } from "../parts/data-schemas.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { declaredSources, perSource } from "../parts/per-source.js";
import { readsTables, tableReads, tableTrainers } from "../parts/tabular-data.js";
import type { Gap, Rule } from "../rule.js";

/** Contracts that people read. */
const contractInProse = /(?:^|\/)(?:[\w-]+[_-])?data[_-]?contracts?[\w-]*\.(?:mdx?|rst|txt|adoc)$/i;

export const contract: Rule = {
  title: "A schema or data contract says what each column holds",
  why: {
    source: "A4 data model; MLTS Data 1",
    text: "Data comes from many systems, and who uses it needs a decent data model with tables and a schema; what is expected of each feature is captured in one.",
  },
  applies: any("pipeline", "trains"),
  stage: "pilot",
  weight: 3,
  asks: "present",
  evidence: {
    claimed: "A source's `contract` is text or a link, or a document is called a data contract.",
    present:
      "A schema or contract with a constraint on at least one column: a data contract, JSON Schema, Avro or TFDV schema, a suite of expectations, dbt tests or constraints of columns, or a schema in code (Pandera, Spark, SQL tables, MLflow signatures).",
  },
  hollow: "The contract, suite or schema promises nothing of any column.",
  contradicted: "`contract` names a file that does not exist, or a tool that nothing shows.",
  manifest: ["data", "sources"],
  fixes: [
    { kind: "scaffold", title: "Add a data contract from the data", scaffold: "data-contract" },
    {
      kind: "manifest",
      title: "Name the data contract",
      path: ["data", "sources", 0, "contract"],
      value: "TODO: contracts/source.odcs.yaml",
    },
  ],
  limits:
    "Whether data keeps to the schema is `data/quality-checks`'s to say. Of SQL files only `CREATE TABLE` is looked for, and the catalogue of a warehouse is not read. Projects that train on images, sound or text alone have no columns.",
  *looks(project) {
    yield tableTrainers(ownModules(project));
    yield schemasInCode(project.python);
  },
  appliesUnless(project) {
    const declares = declaredSources(project).some(({ value }) => (value.contract ?? []).length > 0);
    const { pipeline } = project.traits;
    const hasTables = pipeline.value || tableTrainers(ownModules(project)).length > 0 ? readsTables(project) : false;
    return declares || hasTables || pipeline.source === "manifest" || dbtModels(project).length > 0 || dataSchemas(project).length > 0
      ? madeForOthers(project)
      : "No pipeline and no model of tables reads any, so there are no columns to agree on.";
  },
  check(project) {
    const schemas = dataSchemas(project);
    const binding = schemas.filter(({ binds }) => binds);
    const sources = declaredSources(project);
    const isPromised = sources.some(({ path }) => claimsAt(project, [...path, "contract"]).length > 0);
    const verdict = perSource(isPromised ? sources : [], ({ value, path, at }) => {
      const claims = claimsAt(project, [...path, "contract"]);
      if (claims.length > 0) {
        const judged = claims.map((claim) => judgeClaim(project, claim, schemas));
        return {
          evidence: judged.flatMap((one) => ("level" in one ? [one] : [])),
          gaps: judged.flatMap((one) => ("level" in one ? [] : [one])),
        };
      }
      const fix = {
        kind: "manifest",
        title: "Name its contract",
        path: [...path, "contract"],
        value: "TODO: where its schema is kept",
      } as const;
      const message = `Source \`${value.name}\` has no \`contract\`, although others have. Name the schema that says what its columns hold.`;
      return { gaps: [{ kind: "partial", message, at, fixes: [fix] }] };
    });
    const evidence = [...verdict.evidence, ...binding.slice(0, 10).map(({ what, at }): Evidence => ({ level: "present", what, at }))];
    if (verdict.gaps.length > 0) return { ...verdict, evidence };
    const [blank] = schemas;
    if (evidence.length === 0 && blank) return { evidence, gaps: [hollow(blank.what, blank)] };
    const prose = evidence.length === 0 ? filesLike(project, contractInProse).find((path) => project.role(path) !== "vendored") : undefined;
    if (prose) {
      const name = project.relative(prose);
      const message = `\`${name}\` is prose, so no data can be held against it. Write its columns down as a schema too.`;
      return {
        evidence: [{ level: "claimed", what: `\`${name}\` in prose`, at: startOf(prose) }],
        gaps: [{ kind: "weak", message, at: startOf(prose) }],
      };
    }
    if (evidence.length === 0) {
      const message =
        "No schema or data contract says what the columns hold: no `contract`, no Pandera, expectations, dbt column tests, ODCS, Avro or JSON Schema was found. Add one and name it in `contract`.";
      const [read] = tableReads(project);
      const related = read ? [{ message: "A table is read here.", at: read.at }] : [];
      return { evidence, gaps: [{ kind: "missing", message, related }] };
    }
    if (evidence.some(({ level }) => level === "present")) return { evidence, gaps: [] };
    const message = "The contract is prose or lies outside of the workspace, so no data can be held against it. Name a schema file.";
    return { evidence, gaps: [{ kind: "weak", message, at: evidence[0]?.at }] };
  },
};

/** What a source's `contract` is worth: a file by what it promises, a tool by whether it is used. */
function judgeClaim(project: Project, claim: Claim, schemas: readonly DataSchema[]): Evidence | Gap {
  const { value, form, at } = claim;
  const tool = form === "text" ? findTool(value) : undefined;
  if (!claim.exists) return absentFile(claim);
  if (tool && !project.tool(tool.id))
    return { kind: "contradicted", message: `A contract in ${tool.name} is declared, but nothing in the workspace shows it.`, at };
  if (form !== "path")
    return { level: tool && schemas.some(({ binds }) => binds) ? "present" : "claimed", what: `contract \`${value}\``, at };
  const path = project.resolve(splitFragment(value).path).replace(/\/$/, "");
  const inside = (one: string) => one === path || one.startsWith(`${path}/`);
  const own = schemas.filter((one) => inside(one.at.path));
  const read = ownFacts(project, "data-checks").find((one) => inside(one.path));
  const isProse = /\.(?:md|mdx|rst|txt|pdf|docx?)$/i.test(path);
  if (own.some(({ binds }) => binds) || (own.length === 0 && !read && !isProse))
    return { level: "present", what: `contract \`${value}\``, at };
  if (isProse) return { level: "claimed", what: `\`${value}\` in prose`, at };
  const place = own[0]?.at ?? (read && startOf(read.path));
  return hollow(`\`${value}\``, { at: place ?? at }, claim);
}

function hollow(what: string, { at }: Pick<DataSchema, "at">, claim?: Claim): Gap {
  return {
    kind: "hollow",
    message: `${what} promises nothing of any column: no type, no limit, nothing required. Fill it in.`,
    at,
    ...(claim && claim.at.path !== at.path && { related: [{ message: "Declared here.", at: claim.at }] }),
  };
}
