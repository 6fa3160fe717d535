import type { Since } from "../formats/mark-known.js";
import { toReportJson } from "../formats/to-report-json.js";
import { mergeBase } from "../workspace/git/commits.js";
import { type Judging, reportInputs } from "./report-inputs.js";
import { RevisionWorkspace } from "./revision-workspace.js";

/**
 * The reports of a folder as it was where the work on it left a revision: what came to that branch later is neither new here nor fixed. Where the two
 * share no commit, of the revision itself. @throws UsageError when there is no such revision.
 */
export async function reportsSince(folder: string, revision: string, judging: Judging): Promise<Since> {
  const workspace = await RevisionWorkspace.open(folder);
  const { repository } = workspace;
  const asked = await workspace.find(revision);
  const shared = await mergeBase(repository, repository.head, asked.id);
  const commit = shared === undefined || shared === asked.id ? asked : await workspace.find(shared);
  const opened = await workspace.at(commit);
  const inputs = opened ? await reportInputs(opened, { ...judging, withoutActions: true }) : [];
  return { revision, commit: commit.id, reports: inputs.map(toReportJson) };
}
