import type { Report } from "../report/report.js";
import { hasScore } from "../report/unreadable.js";
import { placeLabel } from "./place-label.js";
import type { PlaceTable } from "./report-input.js";

/** The score in a few words: "readiness 72/100 (Production)"; that there is none, where nothing of the manifest can be read. */
export function readiness(report: Report, more = ""): string {
  const { level, value } = report.score;
  return hasScore(report) ? `readiness ${value}/100 (${level}${more})` : "no score";
}

/** Why no score can be relied on, where that is so, and where to look. */
export function unreadableNote({ unreadable }: Report, places: PlaceTable): string | undefined {
  if (!unreadable) return undefined;
  const at = placeLabel(places, unreadable.at);
  return unreadable.extent === "all"
    ? `The manifest cannot be read (${at}), so nothing can be said of the project, and there is no score.`
    : `Parts of the manifest cannot be read (${at}), so the score cannot be relied on.`;
}
