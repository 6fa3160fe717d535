import type { ResultFacts } from "../facts/result-facts.js";
import type { Located } from "../text/span.js";
import { firstOfEach } from "./first-of-each.js";
import type { Reader } from "./reader.js";

const timeKey =
  /"(?:date|time|timestamp|created|created_?at|createdAt|run_?at|run_date|generated_?at|evaluated_?at|finished_?at|completed_?at|end_?time|start_?time)"\s*:\s*(?:"(\d{4}-\d\d-\d\d)[^"]*"|(\d{10}|\d{13})(?:\.\d+)?\b)/gi;
const modelKey = /"(?:model|model_?name|model_?id|model_?version|provider)"\s*:\s*"([\w./:@-]{3,100})"/gi;

const figureKey = /"([\w@. /-]{2,60})"\s*:\s*[-\d{]/g;

/** Reads files of results that evaluations write: when they ran, and on which models. */
export const evaluationResultReader: Reader<"result"> = {
  name: "evaluation-result",
  kind: "result",
  files: {
    patterns: [
      /(?:^|\/)(?:evals?|evaluations?|results?|reports?|benchmarks?|metrics)\/(?:[^/]+\/)?[\w.-]*(?:results?|latest|report|metrics|scores?|summary|baseline|output)[\w.-]*\.json$/,
      /(?:^|\/)(?:[\w.-]*eval[\w.-]*(?:results?|report|metrics|scores?|summary)|results?|metrics|scores?)\.json$/,
    ],
  },
  maxBytes: 2_000_000,
  read({ text }): ResultFacts | undefined {
    if (text === undefined || !/^\s*[[{]/.test(text)) return undefined;
    const dates = [...text.matchAll(timeKey)].flatMap((match): Located<string>[] => {
      const value = match[1] ?? dayOf(match[2] ?? "");
      return value ? [{ value, span: { start: match.index, end: match.index + match[0].length } }] : [];
    });
    const date = dates.reduce<Located<string> | undefined>(
      (latest, one) => (latest && latest.value >= one.value ? latest : one),
      undefined,
    );
    const models = [...text.matchAll(modelKey)].map((match) => {
      const end = match.index + match[0].length - 1;
      return { value: match[1] ?? "", span: { start: end - (match[1]?.length ?? 0), end } };
    });
    const figures = [...text.matchAll(figureKey)].map((match) => {
      const start = match.index + 1;
      return { value: match[1] ?? "", span: { start, end: start + (match[1]?.length ?? 0) } };
    });
    return {
      ...(date && { date }),
      models: firstOfEach(models).slice(0, 50),
      figures: firstOfEach(figures).slice(0, 300),
      signs: [],
      notes: [],
    };
  },
};

/** The day of a Unix time in seconds or milliseconds. */
function dayOf(digits: string): string | undefined {
  const time = new Date(Number(digits) * (digits.length === 10 ? 1000 : 1));
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().slice(0, 10);
}
