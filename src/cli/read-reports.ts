import { readFileSync, statSync } from "node:fs";
import * as z from "zod";
import { type ReportJson, reportSchema } from "../formats/report-schema.js";
import { UsageError } from "./exit-code.js";

const mostBytes = 500_000_000;

/** The reports in a file that `check --format json` wrote. @throws UsageError when it holds none. */
export function readReports(path: string): readonly ReportJson[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new UsageError(`${path}: no such file.`);
  if (stat.size > mostBytes) throw new UsageError(`${path}: too large for a report.`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new UsageError(`${path}: not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = z.array(reportSchema).safeParse(Array.isArray(content) ? content : [content]);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".");
  throw new UsageError(`${path}: no report of \`roadworthy check --format json\`: ${where ? `${where}: ` : ""}${issue?.message ?? ""}`);
}
