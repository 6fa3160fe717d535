import * as vscode from "vscode";
import { loadEngine } from "../load-engine.js";
import { commandUri } from "../places/command-link.js";
import { currentTexts, locate, rangeIn } from "../places/place-in-editor.js";
import { type EditorProject, uriOf } from "../projects/editor-project.js";
import { manifestSelector } from "../projects/manifest-files.js";
import type { Projects } from "../projects/projects.js";
import { readManifestOf } from "../projects/read-manifest-of.js";
import type { LinkTarget } from "./manifest-links.js";

/** A link whose target is worked out when it is pointed at. */
class ManifestLink extends vscode.DocumentLink {
  constructor(
    range: vscode.Range,
    readonly project: EditorProject,
    readonly to: LinkTarget,
  ) {
    super(range);
  }
}

/** Makes the paths, hosts and rules in a manifest links; a missing file leads to the step that writes it. */
export function linkManifests(projects: Projects): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(manifestSelector, {
    async provideDocumentLinks(document, token) {
      // Links are asked for when a document is opened or edited, and not again when its report is there.
      if (!readManifestOf(projects, document)) await projects.assess(document.uri);
      const project = readManifestOf(projects, document);
      if (!project || token.isCancellationRequested) return undefined;
      const { manifestLinks } = await loadEngine();
      if (token.isCancellationRequested) return undefined;
      return manifestLinks(project.report).map(({ span, target }) => {
        const link = new ManifestLink(rangeIn(document, span), project, target);
        link.tooltip = tooltipOf(target);
        return link;
      });
    },
    async resolveDocumentLink(link) {
      if (link instanceof ManifestLink) link.target = await uriTo(link.project, link.to);
      return link;
    },
  });
}

function tooltipOf(target: LinkTarget): string {
  switch (target.kind) {
    case "scaffold":
      return vscode.l10n.t("Missing: {0}", target.fix.title.replace(/`/g, ""));
    case "rule":
      return vscode.l10n.t("Explain {0}", target.id);
    case "folder":
      return vscode.l10n.t("Show in the explorer");
    default:
      return vscode.l10n.t("Open");
  }
}

async function uriTo(project: EditorProject, target: LinkTarget): Promise<vscode.Uri> {
  switch (target.kind) {
    case "url":
      return vscode.Uri.parse(target.url);
    case "rule":
      return vscode.Uri.parse(commandUri("roadworthy.explainRule", target.id));
    case "folder":
      return vscode.Uri.parse(`command:revealInExplorer?${encodeURIComponent(JSON.stringify([uriOf(project, target.path)]))}`);
    case "scaffold":
      return vscode.Uri.parse(commandUri("roadworthy.applyFix", project.uri.toString(), target.rule, target.fix.title));
    case "file": {
      const uri = uriOf(project, target.path);
      if (!target.part) return uri;
      const { start } = locate(project, target.part, await currentTexts(project, [target.path])).range;
      return uri.with({ fragment: `L${start.line + 1},${start.character + 1}` });
    }
  }
}
