import { countsAt } from "../project/stage.js";
import { type AppliedWaiver, type Finding, type Severity, severities } from "../report/outcome.js";
import { oneLine } from "../text/one-line.js";
import type { Place } from "../text/span.js";
import { fingerprints } from "./fingerprints.js";
import { unreadableNote } from "./readiness.js";
import { PlaceTable, type ReportInput } from "./report-input.js";
import { artifactLocation, region, sarifLocation, sourceRoot } from "./sarif-location.js";
import { sarifRule } from "./sarif-rule.js";
import { projectName } from "./to-report-json.js";

/**
 * What GitHub takes in one upload, and what it shows of that. A file that holds more is refused as a whole.
 * Source: docs.github.com, "SARIF results exceed limits".
 */
const mostResults = 25_000;
const mostShown = 5_000;
const mostRelated = 100;

/** Which findings go into a log. */
export interface SarifOptions {
  /** Whether findings that a waiver covers are there too, marked as suppressed. */
  readonly withSuppressed: boolean;
}

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = { error: "error", warning: "warning", info: "note" };

/**
 * SARIF 2.1.0: one run for all projects, in which waived findings are suppressed and those of a baseline unchanged. Within GitHub's limits: where
 * there are more results, the most severe are kept, and a notification says how many are not.
 */
export function sarif(inputs: readonly ReportInput[]): string {
  return sarifLog(inputs, { withSuppressed: true });
}

/** A log of all projects, as text. */
export function sarifLog(inputs: readonly ReportInput[], options: SarifOptions): string {
  const version = inputs[0]?.version ?? "";
  const all = inputs.flatMap((input) => findingsIn(input, options));
  const kept = mostSevere(all);
  const ids = new Set([
    ...inputs.flatMap(({ report }) => report.rules.filter(({ id }) => report.outcomes.get(id)?.kind !== "off").map(({ id }) => id)),
    ...kept.map(({ finding }) => finding.rule),
  ]);
  const rules = [...ids].sort();
  const indexes = new Map(rules.map((id, index) => [id, index]));
  const hasBaseline = inputs.some(({ report }) => report.baseline !== undefined);
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Roadworthy",
            organization: "Roadworthy",
            version,
            ...(/^\d+\.\d+\.\d+/.test(version) && { semanticVersion: version }),
            informationUri: "https://github.com/roadworthy/roadworthy",
            rules: rules.map(sarifRule),
          },
        },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(inputs, all.length) }],
        originalUriBaseIds: { [sourceRoot]: { description: { text: "The folder in which Roadworthy was run." } } },
        columnKind: "utf16CodeUnits",
        results: kept.map((one) => result(one, { ruleIndex: indexes.get(one.finding.rule) ?? -1, hasBaseline })),
        properties: {
          projects: inputs.map((input) => ({
            name: projectName(input),
            root: (input.prefix ?? "") + input.report.project.root,
            stage: input.report.project.stage,
            // Dashboards draw what stands here.
            ...(!input.report.unreadable && { score: input.report.score.value }),
          })),
        },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** A finding with what is told of it. */
interface Listed {
  readonly finding: Finding;
  readonly fingerprint: string;
  readonly waiver?: AppliedWaiver;
  readonly places: PlaceTable;
  readonly input: ReportInput;
}

function findingsIn(input: ReportInput, { withSuppressed }: SarifOptions): readonly Listed[] {
  const { report } = input;
  const places = new PlaceTable(input.texts, input.prefix);
  const waived = report.rules.flatMap((rule) =>
    countsAt(rule.stage, report.project.stage) ? (report.outcomes.get(rule.id)?.waived ?? []) : [],
  );
  const list = [...report.findings.map((finding) => ({ finding, waiver: undefined })), ...(withSuppressed ? waived : [])];
  const prints = fingerprints(
    list.map(({ finding }) => finding),
    places,
  );
  return list.map((one, index) => ({ ...one, fingerprint: prints[index] ?? "", places, input }));
}

function mostSevere(all: readonly Listed[]): readonly Listed[] {
  if (all.length <= mostResults) return all;
  return severities.flatMap((severity) => all.filter(({ finding }) => finding.severity === severity)).slice(0, mostResults);
}

function notifications(inputs: readonly ReportInput[], count: number) {
  const left = count - mostResults;
  const texts = [
    ...(left > 0 ? [`${left} of ${count} findings are left out: GitHub takes ${mostResults} of a run. The most severe are here.`] : []),
    ...(count > mostShown ? [`GitHub shows the ${mostShown} most severe findings of a run.`] : []),
    ...new Set(inputs.flatMap(({ notes }) => notes)),
  ];
  const broken = inputs.flatMap(({ report, texts, prefix }) => unreadableNote(report, new PlaceTable(texts, prefix)) ?? []);
  const crashed = inputs.flatMap(({ report }) => [...report.outcomes.values()].filter(({ kind }) => kind === "crashed"));
  return [
    ...texts.map((text) => ({ level: "note", message: { text } })),
    ...broken.map((text) => ({ level: "error", message: { text } })),
    ...crashed.map(({ rule, reason }) => ({ level: "error", message: { text: `Rule ${rule} failed: ${reason}` } })),
  ];
}

function result(
  { finding, fingerprint, waiver, places, input }: Listed,
  { ruleIndex, hasBaseline }: { ruleIndex: number; hasBaseline: boolean },
) {
  const { manifest } = input.report.project;
  // GitHub shows no result without a place. What concerns a project as a whole stands where its manifest belongs.
  const at: Place = finding.at ?? { path: manifest.path, span: { start: 0, end: 0 } };
  const related = finding.related.slice(0, mostRelated);
  const more = finding.related.length - related.length;
  const links = related.map(({ message }, index) => ` [${linkText(message)}](${index + 1})`).join("");
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: `${messageText(finding.message)}${links}${more > 0 ? ` And ${more} more places.` : ""}` },
    locations: [sarifLocation(places, at)],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, index) => ({
        id: index + 1,
        ...sarifLocation(places, one.at),
        message: { text: messageText(one.message) },
      })),
    }),
    // The only key that GitHub reads; the hash has the form of its own.
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    // The standard wants both on every result of a run or on none.
    ...(hasBaseline && { baselineState: finding.known ? "unchanged" : "new" }),
    suppressions: waiver ? [suppression(waiver, places, manifest.path)] : [],
    ...fixes(finding, places),
    properties: { project: projectName(input), kind: finding.kind, ...(finding.check && { check: finding.check }) },
  };
}

function suppression({ reason, owner, expires, at }: AppliedWaiver, places: PlaceTable, manifestPath: string) {
  return {
    kind: at.path === manifestPath ? "external" : "inSource",
    status: "accepted",
    justification: reason,
    location: sarifLocation(places, at),
    ...((owner || expires) && { properties: { ...(owner && { owner }), ...(expires && { expires }) } }),
  };
}

/** The fixes that are edits of text at hand; a viewer can apply them. */
function fixes(finding: Finding, places: PlaceTable) {
  const found = finding.fixes.flatMap((fix) => {
    if (fix.kind !== "edit") return [];
    const replaced = fix.edits.flatMap((edit) => (edit.kind === "replace" && places.source(edit.path) ? [edit] : []));
    if (replaced.length === 0 || replaced.length < fix.edits.length) return [];
    const paths = [...new Set(replaced.map(({ path }) => path))];
    const artifactChanges = paths.map((path) => ({
      artifactLocation: artifactLocation(places, path),
      replacements: replaced
        .filter((edit) => edit.path === path)
        .map((edit) => ({ deletedRegion: exactRegion(places, edit), insertedContent: { text: edit.text } })),
    }));
    return [{ description: { text: messageText(fix.title) }, artifactChanges }];
  });
  return found.length > 0 ? { fixes: found } : {};
}

function exactRegion(places: PlaceTable, at: Place) {
  return places.range(at) ?? region(places, at);
}

/** A message in which nothing is a link: `[text](target)` would be one. */
function messageText(message: string): string {
  return oneLine(message).replaceAll("](", "] (");
}

/** The text of a link, in which brackets need a mark. */
function linkText(message: string): string {
  return messageText(message).replace(/[[\]\\]/g, "\\$&");
}
