import type { CodeValue } from "../facts/code-value.js";
import type { Evidence } from "../project/evidence.js";
import { remembered } from "../project/once-per.js";
import { oncePerModules, ownModules } from "../project/production-code.js";
import type { Project } from "../project/project.js";
import { startOf } from "../text/span.js";
import { filesNamed, seen } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";

const dataFile =
  /(?:^|\/)(?:datasheet[\w-]*|data[_-]?sheet[\w-]*|(?:data|dataset)[_-]?(?:card|dictionary|description|documentation|readme|catalog|contract|provenance|profile)[\w-]*|codebook)\.(?:md|mdx|rst|txt|ya?ml|csv|xlsx)$|(?:^|\/)(?:data|datasets?|data\/raw)\/readme(?:\.\w+)?$/i;
/** Headings of sections that describe data. */
const dataHeading =
  /^(?:\W*)(?:about (?:the )?data(?:set)?|data(?:set)?s? (?:description|dictionary|overview|information|details|schema|model|fields?|columns|sources?)|data(?:set)? (?:card|sheet)|(?:column|feature|field) descriptions?)\W*$/i;
/** Headings of sections that describe data, or say where to get it. */
const bareHeading =
  /^\W*(?:(?:the )?data(?:set)?s?|(?:training )?data(?:set)?s? (?:formats?|preparation)|(?:prepar(?:e|ing)|format(?:ting)? of) (?:the |your |your own |training )?data(?:set)?s?)\W*$/i;
/** Characters of prose from which a section says something of the data. */
const enough = 200;
/** As many again, for how to get it. */
const enoughWithPath = 400;
/** Words from which a document of its own says something of the data. */
const fewestWords = 60;
const datasetKeys = new Set(["dataset_info", "task_categories", "size_categories", "annotations_creators"]);

export const dataDocumentation: Practice = {
  title: "The data is described",
  find: remembered((project) => [
    ...filesNamed(project, dataFile).filter(({ at }) => at && project.role(at.path) !== "test" && !isStub(project, at.path)),
    ...ownFacts(project, "data-checks")
      // Columns with their types alone do not say what they mean.
      .filter(({ facts }) => facts.described > 0 || (facts.role === "contract" && facts.tool !== "columns"))
      .map(({ path, facts }) => seen("present", `\`${project.relative(path)}\` (${facts.tool})`, startOf(path))),
    ...project.facts("document").flatMap(({ path, role, facts }) => {
      if (role === "test") return [];
      const heading = facts.headings.find(
        ({ text, prose }) => (prose >= enough && dataHeading.test(text)) || (prose >= enoughWithPath && bareHeading.test(text)),
      );
      if (heading) return [seen("present", `section “${heading.text}” of \`${project.relative(path)}\``, { path, span: heading.span })];
      return facts.frontMatter.some(({ key }) => datasetKeys.has(key))
        ? [seen("present", `card \`${project.relative(path)}\``, startOf(path))]
        : [];
    }),
    ...describedColumns(ownModules(project)),
  ]),
};

const frames = /^(?:pandas|polars|pyspark|dask|pyarrow|duckdb)(?:\.|$)/;
const description = /^(?:description|desc|meaning)$/;
/** What is said of a column beside what it means; a parameter of a tool has a type too. */
const ofColumn = /^(?:dtype|nullable|unique|allowed_values|categories|unit|range|min|max|required)$/;
/** Fewer may be settings. */
const fewestColumns = 3;

/** Tables of columns in code about data frames that say of each what it means: `{"gender": {"type": "categorical", "description": "…"}}`. */
const describedColumns = oncePerModules((modules): readonly Evidence[] =>
  modules.flatMap(({ facts, place }) => {
    if (!facts.imports.some(({ module }) => frames.test(module))) return [];
    const describes = ({ value }: { readonly value: CodeValue }) => columnsDescribed(value) >= fewestColumns;
    const table = facts.assignments.find(describes) ?? facts.returns.find(describes);
    return table ? [seen("present", "columns are described in code", place(table.span))] : [];
  }),
);

function columnsDescribed(value: CodeValue): number {
  if (value.kind !== "dict") return 0;
  return value.entries.filter(({ value: column }) => {
    const keys = column.kind === "dict" ? column.entries.flatMap(({ key }) => (key.kind === "string" ? [key.value] : [])) : [];
    return keys.some((key) => description.test(key)) && keys.some((key) => ofColumn.test(key));
  }).length;
}

/** A document of a few words that says no more than that there is data. */
function isStub(project: Project, path: string): boolean {
  const words = project.facts("document").find((one) => one.path === path)?.facts.words;
  return words !== undefined && words < fewestWords;
}
