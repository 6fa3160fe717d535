import * as vscode from "vscode";
import { messageMarkdown } from "../../text/markdown.js";
import { loadEngine } from "../load-engine.js";
import { linkedCommands, placeLink, ruleLink } from "../places/command-link.js";
import { placeLabels } from "../places/place-labels.js";
import type { EditorProject } from "../projects/editor-project.js";
import { manifestSelector } from "../projects/manifest-files.js";
import type { Projects } from "../projects/projects.js";
import { readManifestOf } from "../projects/read-manifest-of.js";
import { onSettingsChange, setting } from "../settings.js";
import type { CheckedClaim } from "./manifest-claims.js";

/** Findings that a tooltip names. */
const maxFindings = 4;

/** A hint that knows what it is about, for the tooltip. */
class ClaimHint extends vscode.InlayHint {
  constructor(
    position: vscode.Position,
    label: string,
    readonly project: EditorProject,
    readonly claim: CheckedClaim,
  ) {
    super(position, label);
    this.paddingLeft = true;
  }
}

/** Says, behind each claim of a manifest that the workspace proves or disproves, where: `✓ ci.yml:41`, `✗ not found`. */
export function hintClaims(projects: Projects): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.InlayHintsProvider = {
    onDidChangeInlayHints: changed.event,
    async provideInlayHints(document, range, token) {
      if (!setting("manifest.inlayHints", document.uri)) return undefined;
      const project = readManifestOf(projects, document);
      if (!project) return undefined;
      const { checkedClaims } = await loadEngine();
      const claims = checkedClaims(project.report).filter(({ span }) => range.contains(document.positionAt(span.end)));
      const label = await placeLabels(
        project,
        claims.flatMap(({ at }) => at ?? []),
        vscode.l10n,
      );
      if (token.isCancellationRequested) return undefined;
      return claims.map((claim) => {
        const text = [claim.holds ? "✓" : "✗", claim.at ? label(claim.at) : wordFor(claim)].join(" ").trim();
        return new ClaimHint(document.positionAt(claim.span.end), text, project, claim);
      });
    },
    async resolveInlayHint(hint) {
      if (hint instanceof ClaimHint) hint.tooltip = await tooltipOf(hint);
      return hint;
    },
  };
  return vscode.Disposable.from(
    changed,
    projects.onDidChange(() => changed.fire()),
    onSettingsChange("manifest.inlayHints", () => changed.fire()),
    vscode.languages.registerInlayHintsProvider(manifestSelector, provider),
  );
}

/** What is wrong with a claim, where there is no place that shows it. */
function wordFor({ wrong }: CheckedClaim): string {
  switch (wrong) {
    case "absent":
      return vscode.l10n.t("not found");
    case "hollow":
      return vscode.l10n.t("hollow");
    case "contradicted":
      return vscode.l10n.t("contradicted");
    default:
      return "";
  }
}

async function tooltipOf({ project, claim }: ClaimHint): Promise<vscode.MarkdownString> {
  const shown = claim.findings.slice(0, maxFindings);
  const label = await placeLabels(
    project,
    shown.flatMap(({ at }) => at ?? []),
    vscode.l10n,
  );
  const lines = shown.map(({ rule, what, at }) => {
    const link = at ? placeLink(project, at, label(at)) : "";
    const by = rule ? ` · ${ruleLink(rule)}` : "";
    return `${messageMarkdown(what)}${link}${by}`;
  });
  const markdown = new vscode.MarkdownString(lines.join("\n\n"), true);
  markdown.isTrusted = { enabledCommands: linkedCommands };
  return markdown;
}
