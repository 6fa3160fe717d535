import * as vscode from "vscode";
import type { Finding, Severity } from "../../report/outcome.js";
import { rulePageUrl } from "./rule-page.js";

/** What the editor calls each severity. */
export const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** A finding as the editor shows it, at `range`; one that the baseline knows as a mere hint. */
export function toDiagnostic(
  finding: Finding,
  range: vscode.Range,
  relatedInformation: vscode.DiagnosticRelatedInformation[],
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    range,
    finding.known ? vscode.l10n.t("{0} (in the baseline)", finding.message) : finding.message,
    finding.known ? vscode.DiagnosticSeverity.Hint : severities[finding.severity],
  );
  diagnostic.source = "Roadworthy";
  diagnostic.code = { value: finding.rule, target: rulePageUrl(finding.rule) };
  if (relatedInformation.length > 0) diagnostic.relatedInformation = relatedInformation;
  if (finding.rule === "waiver/stale") diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}
