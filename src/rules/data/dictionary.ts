import { dataDocumentation } from "../../practices/data-documentation.js";
import { dotted } from "../../practices/dotted.js";
import type { Evidence } from "../../project/evidence.js";
import { callsTo, ownModules } from "../../project/production-code.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { lastPart } from "../../text/last-part.js";
import { claimsAt } from "../parts/claim.js";
import { madeForOthers } from "../parts/made-for-others.js";
import { readsOnlyMedia } from "../parts/reads-only-media.js";
import { isStandInData, isStandInName } from "../parts/stand-in-data.js";
import { writtenDocuments } from "../parts/written-document.js";
import type { Rule } from "../rule.js";

export const dictionary: Rule = {
  title: "A data dictionary, datasheet or dataset card says what the data means",
  why: {
    source: "A0 #4; MLTS Data 6",
    text: "It has to be known what data there is, how it is structured and what it means; siloed, inconsistent data cannot be used well.",
  },
  applies: any("trains", "pipeline"),
  stage: "pilot",
  weight: 1,
  asks: "present",
  evidence: {
    claimed: "`data.dictionary` is a link or text.",
    present:
      "`data.dictionary` names a file that says something; or a datasheet, a dataset card, a described section of a README, a data contract or described dbt columns are found; or a published data set is loaded by its name.",
  },
  hollow: "The file or section that `data.dictionary` names says next to nothing.",
  contradicted: "The file or section that `data.dictionary` names does not exist.",
  manifest: ["data", "dictionary"],
  unknownWithoutManifest: true,
  fixes: [{ kind: "manifest", title: "Name the data dictionary", path: ["data", "dictionary"], value: "TODO: docs/data.md" }],
  limits:
    "A published data set is taken to be described where it is published. Whether the descriptions are right is for people to say. Spreadsheets and PDF files are not read. Unknown where it learns from images or sound only.",
  appliesUnless: madeForOthers,
  check(project) {
    const { evidence, gaps } = writtenDocuments(project, ["data", "dictionary"]);
    if (gaps.length > 0) return { evidence, gaps };
    evidence.push(...dataDocumentation.find(project), ...publishedSets(project));
    if (evidence.length === 0 && readsOnlyMedia(project))
      return {
        evidence,
        gaps,
        unknown: "It learns from images or sound; what they show is told where they come from. Name that in `data.dictionary`.",
      };
    if (evidence.length === 0)
      return {
        evidence,
        gaps: [
          {
            kind: "missing",
            message:
              "Nothing says what the data means: no data dictionary, datasheet, dataset card, README section or column descriptions were found. Name one in `data.dictionary`.",
            fixes: [{ kind: "scaffold", title: "Add a datasheet", scaffold: "datasheet" }],
          },
        ],
      };
    if (evidence.some(({ level }) => level !== "claimed")) return { evidence, gaps };
    const [claim] = claimsAt(project, ["data", "dictionary"]);
    return {
      evidence,
      gaps:
        claim?.form === "text" ? [{ kind: "weak", message: "`data.dictionary` names no file that people could read.", at: claim.at }] : [],
    };
  },
};

const published = dotted(
  "datasets.load_dataset",
  "tensorflow_datasets.load",
  "sklearn.datasets.load_*",
  "sklearn.datasets.fetch_*",
  "torchvision.datasets.*",
  "torchtext.datasets.*",
  "**.keras.datasets.*.load_data",
  "keras.datasets.*.load_data",
);
/** Loaders of one's own files that are named like data sets. */
const ownFiles = /^(?:csv|json|parquet|text|arrow|pandas|sql|xml|imagefolder|audiofolder|webdataset)$|\.\w{2,7}$|^[./~]/i;
const ownFolders = /(?:ImageFolder|DatasetFolder|load_files|load_svmlight_files?|VisionDataset|FakeData)$/;

/** The published data sets that the project's own code loads by their names, or whose classes it extends. */
function publishedSets(project: Project): readonly Evidence[] {
  const extended = ownModules(project).flatMap(({ facts, place }) =>
    facts.classes.flatMap(({ name, bases, span }) => {
      const base = isStandInName(name) ? undefined : bases.find((one) => published.test(one) && !ownFolders.test(one));
      return base ? [{ level: "present" as const, what: `published data set \`${lastPart(base)}\``, at: place(span) }] : [];
    }),
  );
  const loaded = callsTo(ownModules(project), published).flatMap(({ call, at }) => {
    const value = call.arguments[0]?.value;
    const isNamed =
      call.name.endsWith(".load_dataset") || call.name.endsWith("_datasets.load")
        ? value?.kind === "string" && !ownFiles.test(value.value)
        : true;
    if (!isNamed || ownFolders.test(call.name) || isStandInData({ call, at })) return [];
    const name = value?.kind === "string" && isNamed ? value.value : lastPart(call.name);
    return [{ level: "present" as const, what: `published data set \`${name}\``, at }];
  });
  return [...loaded, ...extended];
}
