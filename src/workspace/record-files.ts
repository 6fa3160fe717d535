import { folderOf } from "./path-parts.js";

/** A folder with more JSON files than this keeps records, one to a file: annotations, answers, documents. Of a hundred ML repositories one has such a folder. */
const mostFiles = 100;
/** How many of them say what the others would. */
const sampled = 20;

/** Folders of records. */
export interface RecordFiles {
  readonly folders: ReadonlySet<string>;
  /** The records beyond those that stand for their folder. */
  readonly others: ReadonlySet<string>;
}

/** Finds the folders of a listing that keep one JSON file per record. Reading a sample of each keeps a data set of any size from costing what code does. */
export function recordFiles(files: readonly string[]): RecordFiles {
  const byFolder = new Map<string, string[]>();
  let last = "";
  let records: string[] = [];
  for (const path of files) {
    if (!path.endsWith(".json")) continue;
    // In a sorted listing the next is most often of the same folder.
    const end = path.lastIndexOf("/");
    if (records.length === 0 || end !== last.length || !path.startsWith(last)) {
      last = folderOf(path);
      records = byFolder.get(last) ?? [];
      byFolder.set(last, records);
    }
    records.push(path);
  }
  const folders = new Set<string>();
  const others = new Set<string>();
  for (const [folder, records] of byFolder) {
    if (records.length <= mostFiles) continue;
    folders.add(folder);
    for (const path of records.slice(sampled)) others.add(path);
  }
  return { folders, others };
}
