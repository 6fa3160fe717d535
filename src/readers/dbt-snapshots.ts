import type { Reader } from "./reader.js";

const snapshot = /\{%-?\s{0,20}snapshot\s{1,20}\w+\s{0,20}-?%\}/;

/** Reads which SQL makes dbt keep the history of a table: a `dbt-snapshots` sign. Snapshots in YAML are in property files. */
export const dbtSnapshotsReader: Reader<"configuration"> = {
  name: "dbt-snapshots",
  kind: "configuration",
  files: { extensions: ["sql"] },
  maxBytes: 200_000,
  read({ text = "" }) {
    const found = text.includes("{%") ? snapshot.exec(text) : null;
    if (!found) return undefined;
    const span = { start: found.index, end: found.index + found[0].length };
    return { signs: [{ kind: "config", value: "dbt-snapshots", span }], notes: [] };
  },
};
