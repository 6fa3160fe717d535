import { readFileSync } from "node:fs";

/** What a reader found of one practice in a repository. */
export interface Label {
  readonly value: boolean | "na";
  readonly evidence: { readonly path: string; readonly reason: string };
  readonly uncertain?: boolean;
  /** For `vector_db`: the stores. */
  readonly which?: string | readonly string[];
}

/** One repository at one commit, read by a person. */
export interface LabelledRepository {
  /** `owner/name`. */
  readonly repo: string;
  readonly commit: string;
  readonly kind: string;
  readonly labels: Readonly<Record<string, Label>>;
  readonly tools: readonly string[];
}

/** Reads a labels file. @throws Error that names the file and the entry when it is not of the format. */
export function readLabels(path: string): readonly LabelledRepository[] {
  const data: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (!Array.isArray(data)) throw new Error(`${path}: not a list of repositories.`);
  for (const [index, entry] of data.entries()) {
    if (typeof entry?.repo !== "string" || typeof entry?.labels !== "object")
      throw new Error(`${path}: entry ${index} has no \`repo\` or no \`labels\`.`);
  }
  return data.map((entry) => ({ tools: [], commit: "", kind: "", ...entry })) as LabelledRepository[];
}
