import * as vscode from "vscode";
import type { Finding } from "../../report/outcome.js";
import { groupedBy } from "../../text/grouped-by.js";
import type { Source } from "../../text/source.js";
import { inBackground, type Log } from "../log.js";
import { currentTexts, locate } from "../places/place-in-editor.js";
import { type EditorProject, uriOf } from "../projects/editor-project.js";
import type { Projects } from "../projects/projects.js";
import { onSettingsChange, setting } from "../settings.js";
import { onSchemaFeaturesChange, ownsSchemaFeatures } from "../yaml-extension.js";
import { severities, toDiagnostic } from "./to-diagnostic.js";

/** A finding, and the problem that it is shown as. */
export interface ShownFinding {
  readonly project: EditorProject;
  readonly finding: Finding;
  readonly diagnostic: vscode.Diagnostic;
  /** False where the YAML extension shows the same: then only its fix is ours to offer. */
  readonly isShown: boolean;
}

/** The findings on screen. */
export interface Diagnostics extends vscode.Disposable {
  /** Those in one document, a notebook's cell included. */
  at(uri: vscode.Uri): readonly ShownFinding[];
}

/** Keeps the Problems list in step with the reports, within the scope that the settings ask for. */
export function showDiagnostics(projects: Projects, log: Log): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection("roadworthy");
  let shown: ReadonlyMap<string, readonly ShownFinding[]> = new Map();
  let newest = 0;

  const update = () =>
    inBackground(log, "Showing problems", async () => {
      const turn = ++newest;
      const found = (await Promise.all(projects.all.map(showable))).flat();
      if (turn !== newest) return;
      const next = groupedBy(found, ({ uri }) => uri.toString());
      const gone = [...shown.keys()].filter((key) => !next.has(key));
      shown = next;
      collection.set([
        ...gone.map((key): [vscode.Uri, undefined] => [vscode.Uri.parse(key), undefined]),
        ...[...next].map(([key, group]): [vscode.Uri, vscode.Diagnostic[]] => [
          vscode.Uri.parse(key),
          group.flatMap(({ diagnostic, isShown }) => (isShown ? diagnostic : [])),
        ]),
      ]);
    });

  const updateFor = ({ uri }: { readonly uri: vscode.Uri }) => {
    if (projects.of(uri)) update();
  };
  const subscriptions = vscode.Disposable.from(
    collection,
    projects.onDidChange(update),
    onSettingsChange("problems", update),
    onSchemaFeaturesChange(update),
    vscode.workspace.onDidOpenTextDocument(updateFor),
    vscode.workspace.onDidCloseTextDocument(updateFor),
    vscode.workspace.onDidOpenNotebookDocument(updateFor),
    vscode.workspace.onDidCloseNotebookDocument(updateFor),
  );
  return {
    at: (uri) => shown.get(uri.toString()) ?? [],
    dispose() {
      newest++;
      subscriptions.dispose();
    },
  };
}

async function showable(project: EditorProject): Promise<(ShownFinding & { readonly uri: vscode.Uri })[]> {
  const isInScope = scopeOf(project);
  const findings = project.report.findings.flatMap((finding) =>
    finding.at && isInScope(finding, finding.at.path) ? [{ finding, at: finding.at }] : [],
  );
  const texts = await currentTexts(
    project,
    findings.flatMap(({ at, finding }) => [at.path, ...finding.related.map((related) => related.at.path)]),
  );
  const sources = new Map<string, Source>();
  const isShownByOthers = shapeErrorsElsewhere(project);
  return findings.map(({ finding, at }) => {
    const { uri, range } = locate(project, at, texts, sources);
    const related = finding.related.map(
      ({ message, at }) => new vscode.DiagnosticRelatedInformation(locate(project, at, texts, sources), message),
    );
    return { project, finding, uri, diagnostic: toDiagnostic(finding, range, related), isShown: !isShownByOthers(finding) };
  });
}

/** Remarks on a manifest that the YAML extension makes too, from the language and from our schema. */
const shapeErrors = new Set(
  ["syntax", "duplicate-key", "unknown-key", "wrong-type", "bad-value", "missing-key"].map((code) => `manifest/${code}`),
);

/** Whether a finding stands in the Problems list by the YAML extension already, which looks at manifests that are open. */
function shapeErrorsElsewhere(project: EditorProject): (finding: Finding) => boolean {
  const uri = uriOf(project, project.report.project.manifest.path);
  const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
  if (!isOpen || ownsSchemaFeatures("validate", { uri })) return () => false;
  return ({ rule }) => shapeErrors.has(rule);
}

/** Whether the settings ask for a finding in a file to be shown. */
function scopeOf(project: EditorProject): (finding: Finding, path: string) => boolean {
  const scope = setting("problems.scope", project.uri);
  const minimum = setting("problems.minimumSeverity", project.uri);
  const withNotebooks = setting("problems.notebooks", project.uri);
  const open = new Set([...vscode.workspace.textDocuments, ...vscode.workspace.notebookDocuments].map(({ uri }) => uri.toString()));
  return ({ severity }, path) => {
    if (minimum === "off" || severities[severity] > severities[minimum]) return false;
    if (path.endsWith(".ipynb") && !withNotebooks) return false;
    if (scope === "workspace" || path === project.report.project.manifest.path) return true;
    return scope === "open" && open.has(uriOf(project, path).toString());
  };
}
