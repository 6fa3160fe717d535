import type { CiCommand } from "../../project/ci-commands.js";
import { ciCommandsThat } from "../../project/ci-commands-that.js";
import type { Evidence } from "../../project/evidence.js";
import type { Project } from "../../project/project.js";
import { stopSwallowing } from "../parts/stop-swallowing.js";
import { toolEvidence } from "../parts/tool-claim.js";
import type { Gap, Rule } from "../rule.js";

const scanner =
  /\b(?:gitleaks|betterleaks|trufflehog3?|detect-secrets(?:-hook)?|ggshield|talisman|secretlint|whispers|noseyparker|kingfisher|ripsecrets|git[- ]secrets|trivy|semgrep\s.*secrets)(?=[\s@/:-]|$)|^uses (?:gitleaks|trufflesecurity|gitguardian|aquasecurity\/trivy-action|[\w-]*\/(?:super-linter|megalinter)|reviewdog\/action-(?:detect-secrets|gitleaks))/i;
/** What scanners do besides scanning, and scans of something else. */
const otherUse =
  /\b(?:pip3?|pipx|uv|npm|pnpm|yarn|brew|apt(?:-get)?|go|cargo|curl|wget)\s+(?:\S+\s+)?(?:install|add|-\S)|\s(?:--version|version|--help|audit|generate|install)\b|\btrivy\s+(?:config|sbom|k8s|convert)|--(?:scanners|security-checks)[= ](?!\S*secret)/;
/** Scanners that report success whatever they find, unless told otherwise. */
const silent =
  /\btrufflehog\s+(?:git|github|filesystem|docker|s3|gitlab)\b(?!.*--fail)|\bgitleaks\b.*--exit-code[= ]0\b|\btrivy\b.*--exit-code[= ]0\b/;
/** A hook that knows private keys only. */
const keysOnly = /^detect-(?:private-key|aws-credentials)$/;

export const secretScan: Rule = {
  title: "Commits are scanned for secrets",
  why: {
    source: "A0 #2",
    text: "Ready-made parts that are put together without thought bring vulnerabilities, and may expose sensitive information.",
  },
  applies: "always",
  stage: "pilot",
  weight: 1,
  asks: "wired",
  evidence: {
    present: "A scanner is configured or installed (Gitleaks, TruffleHog, detect-secrets, ggshield, Talisman, Secretlint, Trivy …).",
    wired: "CI or a hook runs a scanner, and a secret that it finds fails the run.",
  },
  hollow: "The scan's failure is swallowed, or the scanner is told to succeed whatever it finds.",
  manifest: ["ci"],
  fixes: [{ kind: "scaffold", title: "Add pre-commit hooks, a scan for secrets among them", scaffold: "pre-commit" }],
  limits: "Scanning that a host has switched on in its settings, as GitHub's push protection, is not seen.",
  check(project) {
    const runs = ciCommandsThat(project, (text) => scanner.test(text) && !otherUse.test(text));
    const evidence: Evidence[] = runs.filter(isHonest).map(({ text, at }) => ({ level: "wired", what: `CI runs \`${text}\``, at }));
    const hooks = hooksOf(project);
    evidence.push(...hooks.filter(({ what }) => !keysOnly.test(what)).map((hook) => ({ ...hook, what: `hook \`${hook.what}\`` })));
    for (const detected of project.withCapability("secret-scan")) {
      // What CI and hooks run is judged above; a template of GitLab has no command.
      if (detected.tool.id === "gitlab-secret-detection") evidence.push(toolEvidence(detected));
      else if (detected.tool.id !== "detect-private-key" && detected.tool.id !== "trivy" && evidence.length === 0)
        evidence.push({ ...toolEvidence(detected), level: "present" });
    }
    if (evidence.some(({ level }) => level === "wired")) return { evidence, gaps: [] };
    const [run] = runs;
    if (run) return { evidence, gaps: [hollow(run)] };
    const [keys] = hooks;
    if (keys) {
      const message = `\`${keys.what}\` knows private keys and the like only: API keys and passwords pass. Add Gitleaks, detect-secrets or another scanner.`;
      return { evidence: [{ ...keys, level: "present" }], gaps: [{ kind: "weak", message, at: keys.at }] };
    }
    const [first] = evidence;
    if (first?.what.startsWith("GitHub")) return { evidence, gaps: [] };
    if (first)
      return {
        evidence,
        gaps: [{ kind: "weak", message: `${first.what.replace(":", " is set up,")}, but neither CI nor a hook runs it.`, at: first.at }],
      };
    return {
      evidence,
      gaps: [
        {
          kind: "missing",
          message: "Neither CI nor a hook scans for secrets. Add Gitleaks, TruffleHog, detect-secrets or another scanner.",
        },
      ],
    };
  },
};

function isHonest({ text, swallowed }: CiCommand): boolean {
  return !swallowed && !silent.test(text);
}

function hollow({ text, at, swallowed }: CiCommand): Gap {
  const why = swallowed ? `\`${swallowed.by}\` swallows its failure` : "that succeeds whatever it finds";
  const fix = swallowed && stopSwallowing(swallowed);
  return { kind: "hollow", message: `CI runs \`${text}\`, but ${why}.`, at, fixes: fix ? [fix] : [] };
}

/** The hooks that look for secrets, by their ids or what they run. */
function hooksOf(project: Project): readonly Required<Evidence>[] {
  return project.facts("tasks").flatMap(({ path, facts }) =>
    facts.runner === "pre-commit" || facts.runner === "lefthook" || /(?:^|\/)\.husky\//.test(path)
      ? facts.tasks.flatMap(({ name, commands, span }) => {
          const line = [name, ...commands.map(({ text }) => text)].find((text) => scanner.test(text) || keysOnly.test(text));
          return line ? [{ level: "wired" as const, what: keysOnly.test(name) ? name : line, at: { path, span } }] : [];
        })
      : [],
  );
}
