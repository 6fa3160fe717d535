import { codeSpan, commentText } from "../quote.js";

/** What a runbook is about. */
export interface Runbook {
  readonly name: string;
  readonly alerts: readonly { readonly name: string; readonly expression: string }[];
  /** The command that starts the service or the job. */
  readonly start: string | undefined;
  /** The address of the health route on the machine it runs on. */
  readonly health: string | undefined;
  readonly hasImage: boolean;
  /** Relative to the runbook: the steps that bring the version before back, and the dashboard. */
  readonly rollback?: string;
  readonly dashboard?: string;
  /** The Deployment that scaffolds wrote, which runs in the namespace `production`. */
  readonly deployment?: string;
  readonly isKubernetes: boolean;
  /** The command that trains the model. */
  readonly retrain: string | undefined;
  readonly hasLanguageModel: boolean;
}

/** What alerts of a kind mean, by words of their names and expressions; the first that fits. */
const kinds: readonly { readonly about: RegExp; readonly means: string; readonly look: string }[] = [
  {
    about: /down|unreachable|absent|instance|\bup\b/i,
    means: "Nothing answers where the service should be.",
    look: "Ask the health route; then see whether the process runs, and what its last lines of log say.",
  },
  {
    about: /cost|spend|budget|price|token/i,
    means: "More is spent on models than was planned, or spend is not counted.",
    look: "See which route and which model the calls come from, and whether one caller or a loop of retries makes most of them.",
  },
  {
    about: /drift|psi|skew|quality|accuracy|score/i,
    means: "Inputs or answers are no longer what the model was judged on.",
    look: "See which features moved and since when, and whether a source changed, before the model is trained again.",
  },
  {
    about: /latenc|duration|slow|p9\d/i,
    means: "Answers take longer than promised.",
    look: "Compare with traffic and with the time that dependencies take; the last release and larger inputs are the usual causes.",
  },
  {
    about: /error|fail|5xx|exception/i,
    means: "Requests fail.",
    look: "Read the newest errors in the log, tell whether all routes are hit, and compare with the time of the last release.",
  },
  {
    about: /traffic|requests|silence|stale|late|missing|fresh/i,
    means: "What should arrive does not.",
    look: "Follow it from its source: callers and gateway for requests, the schedule and its last run for data.",
  },
];

/** \`docs/runbook.md\`. */
export function incidentRunbook(runbook: Runbook): string {
  const { name, alerts, retrain, hasLanguageModel } = runbook;
  return `# Runbook of ${commentText(name)}

<!-- Written by Roadworthy from the project's stack and alerts. Replace each TODO, and walk through it once before it is needed. -->

## Who is called

TODO: who is on call, how they are reached, and who is told when users notice.

## First steps

${firstSteps(runbook)}
${runbook.dashboard ? `Metrics are on the dashboard [service.json](${runbook.dashboard}). TODO: the address of Grafana, and where logs and traces are.` : "TODO: where logs, metrics and traces are."}

## Go back to the version before

${runbook.rollback ? `Follow [${runbook.rollback}](${runbook.rollback}): go back first, and look for the cause afterwards.` : "TODO: the command that brings the previous version back, and how long it takes."}

## Alerts

${alerts.length > 0 ? alerts.map(alertSection).join("\n") : "TODO: no alert was found; add some, and a section for each of them.\n"}
## Known failures
${hasLanguageModel ? "\n### The provider of the model is out of reach\n\nTODO: what users see meanwhile, which other model takes over, and how it is switched.\n" : ""}${retrain ? `\n### The model is wrong\n\nTODO: who decides to stop it, and what decides in its place.\n\nTraining it again:\n\n\`\`\`bash\n${retrain}\n\`\`\`\n` : ""}
### TODO: the failure that happened last

TODO: how it showed, what it was, and what helped.

## Afterwards

TODO: where incidents are written down, and who sees to it that each leads to a test, an alert or a change.
`;
}

function firstSteps({ start, health, hasImage, isKubernetes, deployment }: Runbook): string {
  const cluster =
    deployment === undefined
      ? ["kubectl get pods", "kubectl get events --sort-by=.lastTimestamp"]
      : [
          "kubectl get pods --namespace production",
          "kubectl get events --namespace production --sort-by=.lastTimestamp",
          `kubectl logs deployment/${deployment} --namespace production --tail=200`,
        ];
  const commands = [
    ...(health ? [`curl --fail --silent --show-error --max-time 5 '${health}'`] : []),
    ...(isKubernetes ? cluster : hasImage ? ["docker ps --all"] : []),
  ];
  const ask = commands.length > 0 ? `\`\`\`bash\n${commands.join("\n")}\n\`\`\`\n\n` : "";
  return `${ask}${start ? `It is started by:\n\n\`\`\`bash\n${start}\n\`\`\`\n` : "TODO: how it is started and stopped.\n"}`;
}

function alertSection({ name, expression }: Runbook["alerts"][number]): string {
  const kind = kinds.find(({ about }) => about.test(name)) ?? kinds.find(({ about }) => about.test(expression));
  const said = kind ? `${kind.means} ${kind.look}` : `TODO: what ${codeSpan(expression.slice(0, 200))} means for users, and where to look.`;
  return `### ${commentText(name)}\n\n${said}\n\nTODO: what has helped, and when to wake somebody.\n`;
}
