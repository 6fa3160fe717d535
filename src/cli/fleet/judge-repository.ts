import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { Session } from "../../engine/session.js";
import type { Failure } from "../../formats/fleet-result-schema.js";
import { toReportJson } from "../../formats/to-report-json.js";
import type { Stage } from "../../project/stage.js";
import { nodeFileSystem } from "../node-file-system.js";
import { reportInputs } from "../report-inputs.js";
import { type Content, contentOf } from "./content-of.js";

/** What a repository is judged by. */
export interface Task {
  readonly folder: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Judge as if its projects declared this stage. */
  readonly stage?: Stage;
  /** The digest of a content that need not be judged again. */
  readonly known?: string;
}

/** What came of it. */
export type Verdict =
  | { readonly kind: "unchanged" }
  | { readonly kind: "judged"; readonly content: Content /** JSON of a list of reports. */; readonly reports: string }
  | { readonly kind: "failed"; readonly failure: Failure };

/** Judges one repository, all in this thread. @throws whatever a fault of Roadworthy throws. */
export async function judgeRepository({ folder, date, stage, known }: Task): Promise<Verdict> {
  const problem = problemOf(folder);
  if (problem !== undefined) return { kind: "failed", failure: { kind: "unreadable", reason: problem } };
  const fileSystem = nodeFileSystem(folder);
  const content = await contentOf(fileSystem);
  if (content.digest === known) return { kind: "unchanged" };
  const session = new Session(fileSystem);
  await session.refresh();
  const inputs = await reportInputs({ session, folder: resolve(folder) }, { date, stage });
  return { kind: "judged", content, reports: JSON.stringify(inputs.map(toReportJson)) };
}

const problems: Readonly<Record<string, string>> = {
  ENOENT: "There is no such folder.",
  ENOTDIR: "It is not a folder.",
  ELOOP: "It is a link that leads to itself.",
  EACCES: "It may not be read.",
  EPERM: "It may not be read.",
};

/** Why a folder cannot be listed, without its path, which differs between machines. */
function problemOf(folder: string): string | undefined {
  try {
    readdirSync(folder);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return problems[code] ?? `It cannot be listed (${code}).`;
  }
}
