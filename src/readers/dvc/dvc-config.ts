import type { DvcFacts } from "../../facts/dvc-facts.js";
import type { Sign } from "../../facts/sign.js";
import { verbatimText } from "../../text/mapped-text.js";
import { readableText } from "../../text/readable-text.js";
import { uriSigns } from "../configuration-signs.js";

const section = /^[ \t]*\[([^\]\n]*)\]/;
/** `['remote "name"']`, as DVC writes it. */
const remoteName = /^['\s]*remote[ \t]+"([^"]*)"['\s]*$/;
const url = /^[ \t]*url[ \t]*=[ \t]*(?=\S)/;

/** Reads the remotes of a `.dvc/config`. Never throws. */
export function readDvcConfig(file: string | undefined): DvcFacts {
  const { text, notes } = readableText(file);
  const remotes: DvcFacts["remotes"][number][] = [];
  const signs: Sign[] = [];
  let remote: string | undefined;
  let start = 0;
  for (const line of text.split("\n")) {
    const name = section.exec(line)?.[1];
    if (name !== undefined) remote = remoteName.exec(name)?.[1];
    const key = url.exec(line)?.[0];
    if (remote !== undefined && key !== undefined) {
      const value = line.slice(key.length).trimEnd();
      const at = start + key.length;
      remotes.push({ name: remote, url: value, span: { start: at, end: at + value.length } });
      signs.push({ kind: "config", value: "dvc", span: { start: at, end: at + value.length } }, ...uriSigns(verbatimText(value, at)));
    }
    start += line.length + 1;
  }
  return { role: "config", stages: [], tracked: [], metrics: [], artifacts: [], remotes, signs, notes };
}
