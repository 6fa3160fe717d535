import type { Report } from "../../report/report.js";
import type { Localization } from "../../text/localization.js";
import { Source } from "../../text/source.js";
import type { Place } from "../../text/span.js";
import { nameOf } from "../../workspace/path-parts.js";
import type { EditorProject } from "../projects/editor-project.js";
import { currentTexts } from "./place-in-editor.js";

/** How places are called: `ci.yml:41`, `train.ipynb cell 3`. */
export type PlaceLabel = (place: Place) => string;

/** Lines of files are counted once for each report. */
const counted = new WeakMap<Report, Map<string, Source>>();

/** Names places of a report; reads the files that they lie in where that was not done before. */
export async function placeLabels(project: EditorProject, places: readonly Place[], l10n: Localization): Promise<PlaceLabel> {
  const sources = counted.get(project.report) ?? new Map<string, Source>();
  counted.set(project.report, sources);
  const missing = new Set(places.flatMap(({ path, cell }) => (cell || sources.has(path) ? [] : [path])));
  if (missing.size > 0) {
    const texts = await currentTexts(project, missing);
    for (const path of missing) {
      const text = texts.get(path);
      if (text !== undefined) sources.set(path, new Source(text));
    }
  }
  return ({ path, span, cell }) => {
    if (cell) return l10n.t("{0} cell {1}", nameOf(path), cell.index + 1);
    const source = sources.get(path);
    return source ? `${nameOf(path)}:${source.positionAt(span.start).line + 1}` : nameOf(path);
  };
}
