import { nextActions, Session } from "../../src/engine/index.js";
import { pathsIn, type ReportInput } from "../../src/formats/report-input.js";
import { literalFileSystem } from "../../src/workspace/literal-file-system.js";

/** The day that tests judge from. */
export const today = "2026-11-01";

/** What formats are given for a workspace of these files. */
export async function inputOf(files: Record<string, string>, rest: Partial<ReportInput> = {}): Promise<ReportInput> {
  const session = new Session(literalFileSystem(files));
  await session.refresh();
  const report = session.report("", today);
  const texts = await session.texts(pathsIn(report));
  const { notes } = session.snapshot;
  return { report, actions: nextActions(session.snapshot, report, texts), texts, notes, folderName: "churn", version: "0.1.0", ...rest };
}

/** A text that would be markup, a command or a mention in one format or another. */
export const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>@team ::error::x [a](http://b) #1 `|';

/** A manifest with a claim that nothing backs. */
export const manifest = (name: string) =>
  `version: 1\nproject:\n  name: '${name}'\n  kind: [classic-ml]\n  stage: pilot\nevals:\n  - { name: q, dataset: missing.jsonl, command: pytest }\n`;
