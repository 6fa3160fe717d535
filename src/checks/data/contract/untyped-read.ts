import { oncePerModules, productionModules } from "../../../project/production-code.js";
import { lastPart } from "../../../text/last-part.js";
import type { CodeCheck, CodeProblem } from "../../code-check.js";

export const untypedRead: CodeCheck = {
  flags:
    "`read_csv` and `read_excel` of pandas in production code without `dtype`: each file's first rows decide the types, so `007` becomes a number.",
  silent:
    "Reads with `dtype`, `dtype_backend`, `converters` or `schema`, options behind `**`, files that name types by `astype` or validate by a schema, and notebooks.",
  source: "Sonar S6740",
  languages: ["Python"],
  offByDefault: "Most reads are of files whose types pandas guesses well.",
  find: (project) => look(productionModules(project)),
};

const read = /^pandas\.read_(?:csv|table|fwf|excel)$/;
const typed = /^(?:dtype|dtype_backend|converters|schema)$/;
/** What gives or checks types afterwards. */
const typesLater = /(?:^|\.)(?:astype|convert_dtypes|to_numeric|validate)$|^pandera\./;

/** One finding per file, where it first reads. */
const look = oncePerModules((modules) =>
  modules.flatMap((module): CodeProblem[] => {
    const { calls } = module.facts;
    if (calls.some(({ name }) => typesLater.test(name))) return [];
    const [first, ...others] = calls.filter(
      ({ name, arguments: given }) =>
        read.test(name) && !given.some((one) => one.unpacked || (one.name !== undefined && typed.test(one.name))),
    );
    if (!first) return [];
    return [
      {
        kind: "weak",
        message: `\`${lastPart(first.name)}\` guesses types anew from each file, so a column may turn from text to numbers unseen. Give \`dtype\`, or check a schema.`,
        at: module.place(first.span),
        related: others.slice(0, 10).map(({ span }) => ({ message: "Here too.", at: module.place(span) })),
      },
    ];
  }),
);
