import type { NextAction } from "../../engine/index.js";
import { type ReportLanguage, type ReportLinks, reportBody } from "../../formats/report-body.js";
import { html, inlineCode } from "../../text/html.js";
import { commandUri, placeUri } from "../places/command-link.js";
import type { EditorProject } from "../projects/editor-project.js";
import { nameOf } from "../projects/project-name.js";

/** What the page around the report needs from its host. */
export interface ReportPage {
  /** What the content security policy calls the extension's own files. */
  readonly source: string;
  readonly stylesheet: string;
  /** The editor's. */
  readonly language: ReportLanguage;
}

/** The report as one static page: no scripts, no remote content, every text of the workspace escaped. */
export function reportHtml(project: EditorProject, steps: readonly NextAction[], page: ReportPage): string {
  const { report, snapshot } = project;
  const policy = `default-src 'none'; style-src ${page.source}`;
  return html`<!DOCTYPE html>
<html lang="${page.language.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${nameOf(project)}</title>
<link rel="stylesheet" href="${page.stylesheet}">
</head>
<body>
<main>
${reportBody({ name: nameOf(project), report, actions: steps, notes: snapshot.notes, language: page.language }, editorLinks(project, page.language))}
</main>
</body>
</html>`.text;
}

function editorLinks(project: EditorProject, { l10n }: ReportLanguage): ReportLinks {
  const uri = project.uri.toString();
  return {
    rule: (id) => commandUri("roadworthy.explainRule", id),
    place: (at) => html`<a href="${placeUri(project, at)}">${project.report.project.relative(at.path)}</a>`,
    step: (rule, fix) => html`<a href="${commandUri("roadworthy.applyFix", uri, rule, fix.title)}">${inlineCode(fix.title)}</a>`,
    draft: html`<a href="${commandUri("roadworthy.createManifest", uri)}">${l10n.t("Draft one from what the workspace shows")}</a>.`,
  };
}
