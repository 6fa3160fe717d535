import { startOf } from "../text/span.js";
import { filesNamed, seen } from "./evidence-of.js";
import type { Practice } from "./practice.js";

const dataFile =
  /(?:^|\/)(?:datasheet[\w-]*|data[_-]?sheet[\w-]*|(?:data|dataset)[_-]?(?:card|dictionary|description|documentation|readme|catalog)[\w-]*|codebook)\.(?:md|mdx|rst|txt|ya?ml|csv|xlsx)$|(?:^|\/)(?:data|datasets?|data\/raw)\/readme(?:\.\w+)?$/i;
const dataHeading =
  /^(?:\W*)(?:about (?:the )?data(?:set)?|data(?:set)?s? (?:description|dictionary|overview|information|details|schema|fields?|columns|source)|(?:the )?data(?:set)?s?|data(?:set)? (?:card|sheet)|(?:column|feature|field) descriptions?|features)\W*$/i;
/** Characters of prose from which a section says something of the data. */
const enough = 200;
const datasetKeys = new Set(["dataset_info", "task_categories", "size_categories", "annotations_creators"]);

export const dataDocumentation: Practice = {
  title: "The data is described",
  find: (project) => [
    ...filesNamed(project, dataFile).filter(({ at }) => at && project.role(at.path) !== "test"),
    ...project
      .facts("data-checks")
      .filter(({ facts }) => facts.described > 0 || facts.role === "contract")
      .map(({ path, facts }) => seen("present", `\`${project.relative(path)}\` (${facts.tool})`, startOf(path))),
    ...project.facts("document").flatMap(({ path, role, facts }) => {
      if (role === "test") return [];
      const heading = facts.headings.find(({ text, prose }) => prose >= enough && dataHeading.test(text));
      if (heading) return [seen("present", `section “${heading.text}” of \`${project.relative(path)}\``, { path, span: heading.span })];
      return facts.frontMatter.some(({ value }) => datasetKeys.has(value))
        ? [seen("present", `card \`${project.relative(path)}\``, startOf(path))]
        : [];
    }),
  ],
};
