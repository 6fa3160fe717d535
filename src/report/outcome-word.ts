import type { Localization } from "../text/localization.js";
import type { OutcomeKind } from "./outcome.js";

/** How an outcome is called wherever people see it. */
export function outcomeWord(kind: OutcomeKind, l10n: Localization): string {
  switch (kind) {
    case "met":
      return l10n.t("met");
    case "partial":
      return l10n.t("partly met");
    case "hollow":
      return l10n.t("hollow");
    case "contradicted":
      return l10n.t("contradicted");
    case "missing":
      return l10n.t("missing");
    case "unknown":
      return l10n.t("unknown");
    case "crashed":
      return l10n.t("rule failed");
    case "not-applicable":
      return l10n.t("does not apply");
    case "off":
      return l10n.t("off by default");
    case "waived":
      return l10n.t("waived");
  }
}
