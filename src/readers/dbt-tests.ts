import type { DataCheckFacts } from "../facts/data-check-facts.js";
import { dbtReferences } from "./dbt/dbt-references.js";
import { firstOfEach } from "./first-of-each.js";
import type { Reader } from "./reader.js";

const definition = /\{%-?\s*(?:test|macro|materialization|snapshot|docs)\b/;
const disabled = /\{\{-?\s*config\s*\([^)]{0,500}\benabled\s*=\s*false/i;
/** In an `integration_tests` project, these hold what it tests. */
const otherFolder = /(?:^|\/)(?:models|macros|snapshots|analys[ei]s|seeds|dbt_packages)\//;

/** Reads singular tests of dbt: a query in a test folder whose rows are failures. Each is one check of the models it refers to. */
export const dbtTestsReader: Reader<"data-checks"> = {
  name: "dbt-tests",
  kind: "data-checks",
  files: { patterns: [/(?:^|\/)(?:[^/]+[_-])?tests?\/.*\.sql$/] },
  maxBytes: 200_000,
  read({ path, text }): DataCheckFacts | undefined {
    if (text === undefined || otherFolder.test(path.toLowerCase())) return undefined;
    const subjects = dbtReferences(text);
    const [first] = subjects;
    if (!first || definition.test(text)) return undefined;
    const isRun = !disabled.test(text);
    return {
      tool: "dbt-tests",
      role: "checks",
      subjects: isRun ? firstOfEach(subjects) : [],
      checks: isRun ? 1 : 0,
      described: 0,
      span: { start: 0, end: text.length },
      signs: isRun ? [{ kind: "config", value: "dbt-tests", span: first.span }] : [],
      notes: [],
    };
  },
};
