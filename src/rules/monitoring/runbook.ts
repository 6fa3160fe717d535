import { filesLike } from "../../project/files-like.js";
import type { Project } from "../../project/project.js";
import { any } from "../../project/trait.js";
import { startOf } from "../../text/span.js";
import { claimAt, declaredValue } from "../parts/claim.js";
import { unwrittenGap } from "../parts/unwritten-document.js";
import type { Fix, Rule } from "../rule.js";

/** `runbook.md`, `operations_runbook.md`, `runbooks/rollback.md`; of playbooks only those of operations, since others are for sales or Ansible. */
const runbookFile =
  /(?:^|\/)(?:(?:[\w.-]+[_.-])?runbooks?(?:[_.-][\w.-]+)?|(?:(?:ops|operations?|incidents?|on[_-]?call|response)[_-])?playbooks?|incident[\w-]*)(?:\.(?:md|rst)|\/[^/]+\.(?:md|rst))$/i;

/** Guides in the folder of those who run the service: `docs/ops/database-troubleshooting.md`. */
const operationsFile =
  /(?:^|\/)(?:ops|operations?|sre|on[-_]?call)\/(?:[\w.-]*[-_])?(?:troubleshooting|debugging|outages?|recovery|emergency)(?:[-_][\w.-]*)?\.(?:md|mdx|rst)$/i;

/** What a section is called that says what to do; languages without a word of their own write it as it sounds. */
const runbookHeading = /\brun-?books?\b|런북|ランブック/i;
/** Others have runbooks of a task, such as how data is filled in again: what stands where the service is deployed is about it. */
const wholeHeading =
  /^\W*(?:\d+[.)]?\s*)?(?:(?:production|service|operations?|operational|on-?call|emergency|alert|incident|triage)(?: response)? )?run-?books?\W*$/i;
const besideDeployment = /(?:^|\/)(?:deploy(?:ment)?|ops|operations?|infra(?:structure)?|sre)\/README\.\w+$/i;
/** Characters of prose from which it does. */
const enough = 200;

/** Sections on what is done about incidents. */
const incidentHeading =
  /\b(?:incidents?|outages?|emergency|disaster)[- ](?:response|handling|management|recovery|procedures?|playbooks?|escalation)\b|\b(?:alerts?|incidents?)[- ]triage\b|\btriage (?:steps|guide)\b|\bfailure scenarios?\b|장애 ?대응|障害対応|故障处理|xử lý sự cố/i;
/** Sections on what is done about whatever fails, at home as in production. */
const troubleHeading =
  /\btrouble-?shooting\b|\bd[ée]pannage\b|\bfehlerbehebung\b|\b(?:solución|resolución) de problemas\b|\b(?:solução|resolução) de problemas\b|트러블 ?슈팅|문제 ?해결|トラブルシューティング|故障排[查除]|устранение неполадок/i;
/** Characters of prose from which a section tells of several failures. */
const severalFailures = 400;
/** Documents about what is deployed, by their names. */
const ofOperations = /(?:^|[/ _-])(?:deploy\w*|operat\w*|ops|production|monitor\w*|infra\w*|sre)(?:[ _.-]|\/)/i;
const atHome = /(?:^|[/ _-])(?:local\w*|dev|develop\w*|install\w*|set-?up|tests?|testing|contribut\w*)(?:[ _.-]|\/)/i;
/** Commands for what runs elsewhere. */
const operates = /^(?:sudo )?(?:kubectl|helm|oc|argocd|istioctl|systemctl|journalctl|ssh|gcloud|aws|az|fly|flyctl|heroku|nomad|pm2)\s/;
const operatesHere = /^(?:sudo )?docker(?:-compose| compose)?\s(?:.{0,80}\s)?(?:logs|restart|ps|exec|stats|service|stack)\b/;

export const runbook: Rule = {
  title: "A runbook says what to do, and somebody is on call",
  why: { source: "A0 #6", text: "Operations need agreed protocols for incidents, before the first one." },
  applies: any("serves", "batch"),
  stage: "production",
  weight: 2,
  asks: "present",
  evidence: {
    claimed: "`monitoring.runbook` is a link, or `team.on_call` names somebody.",
    present: "A runbook file or a section of a document, and `team.on_call`.",
  },
  hollow: "The runbook holds little more than headings.",
  contradicted: "The file that `monitoring.runbook` names does not exist.",
  manifest: ["monitoring", "runbook"],
  limits: "Unknown where a document says what to do about incidents or failures in production, and nothing calls it a runbook.",
  check(project) {
    const { evidence, gaps } = declaredValue(
      project,
      [["monitoring", "runbook"]],
      "No runbook: write down what to do when the service fails, and name it in `monitoring.runbook`.",
    );
    const claim = claimAt(project, ["monitoring", "runbook"]);
    const file =
      [runbookFile, operationsFile].flatMap((pattern) => filesLike(project, pattern)).find((path) => project.role(path) !== "vendored") ??
      documentWithRunbook(project);
    if (file && evidence.length === 0 && gaps.every(({ kind }) => kind === "missing")) {
      gaps.length = 0;
      evidence.push({ level: "present", what: `\`${project.relative(file)}\``, at: startOf(file) });
    }
    const trouble = claim ? undefined : troubleSection(project);
    if (trouble && gaps.every(({ kind }) => kind === "missing") && gaps.length > 0)
      return {
        evidence,
        gaps: [],
        unknown: `Section \`${trouble.heading}\` of \`${project.relative(trouble.path)}\` says what to do about some failures; whether that is the runbook is not said. Name it in \`monitoring.runbook\`.`,
      };
    if (gaps.length > 0)
      return {
        evidence,
        gaps: gaps.map((gap) =>
          gap.kind === "missing"
            ? {
                ...gap,
                fixes: [{ kind: "scaffold", title: "Add a runbook", scaffold: "incident-runbook" }, nameRunbook("TODO: docs/runbook.md")],
              }
            : gap,
        ),
      };
    const hollow = claim?.form === "path" ? unwrittenGap(project, claim.value) : file && unwrittenGap(project, project.relative(file));
    if (hollow) return { evidence: [], gaps: [{ ...hollow, fixes: [nameRunbook("TODO: docs/runbook.md")] }] };
    const onCall = claimAt(project, ["team", "on_call"]);
    if (onCall) return { evidence: [...evidence, { level: "claimed", what: `on call: \`${onCall.value}\``, at: onCall.at }], gaps };
    const span = project.manifest.keySpan("team");
    const at = project.manifest.exists ? { path: project.manifest.path, span } : undefined;
    return {
      evidence,
      gaps: [
        {
          kind: "partial",
          message: "Nobody is said to be on call. Add `team.on_call`.",
          at,
          fixes: [
            { kind: "manifest", title: "Say who is on call", path: ["team", "on_call"], value: "TODO: who is called" },
            ...(file && !claim ? [nameRunbook(project.relative(file))] : []),
          ],
        },
      ],
      share: 0.5,
    };
  },
};

/** A document of another name that has a runbook in it: how a service is deployed and brought back often stands in one README. */
function documentWithRunbook(project: Project): string | undefined {
  return project
    .facts("document")
    .find(
      ({ path, role, facts }) =>
        (role === "production" || role === "docs") &&
        facts.headings.some(
          ({ text, prose }) => prose >= enough && (wholeHeading.test(text) || (besideDeployment.test(path) && runbookHeading.test(text))),
        ),
    )?.path;
}

/** A section that says what to do when something fails where the service runs. */
function troubleSection(project: Project): { readonly path: string; readonly heading: string } | undefined {
  for (const { path, role, facts } of project.facts("document")) {
    if (role !== "production" && role !== "docs") continue;
    const runs = (value: string) => operates.test(value) || (ofOperations.test(path) && operatesHere.test(value));
    for (const [index, { text, prose, level, span }] of facts.headings.entries()) {
      if (prose >= enough && incidentHeading.test(text)) return { path, heading: text };
      if (prose < severalFailures || !troubleHeading.test(text) || atHome.test(path)) continue;
      const end = facts.headings.slice(index + 1).find((one) => one.level <= level)?.span.start ?? Number.POSITIVE_INFINITY;
      const isWithin = (start: number) => ofOperations.test(path) || (start > span.start && start < end);
      if (facts.commands.some((command) => runs(command.value) && isWithin(command.span.start))) return { path, heading: text };
    }
  }
  return undefined;
}

function nameRunbook(value: string): Fix {
  return { kind: "manifest", title: "Name the runbook", path: ["monitoring", "runbook"], value };
}
