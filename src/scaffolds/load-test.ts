import type { Project } from "../project/project.js";
import { shellLine } from "../project/stack/shell-line.js";
import { describeStack, type Stack } from "../project/stack.js";
import { providerSecrets } from "./eval-command.js";
import { newFile } from "./new-file.js";
import { howMuch, whichCi } from "./questions.js";
import { sampleRequest } from "./request-sample.js";
import type { Scaffold } from "./scaffold.js";
import { scheduledWorkflow } from "./scheduled-workflow.js";
import { type LoadLimits, loadTestScript } from "./templates/load-test.js";
import type { ScheduledJob } from "./templates/scheduled-workflow.js";

const script = "tests/load/loadtest.py";

/** A load test that can fail, and a job that runs it. */
export const loadTest: Scaffold = {
  title: "Load test",
  description: "A load test that needs nothing but Python and fails beyond a latency, and a nightly job that runs it against the service.",
  effort: 15,
  // Its workflow must not decide which CI system there is.
  after: ["ci-workflow"],
  questions: [
    whichCi,
    howMuch("In which time do 95 of 100 answers have to come?", ["serving", 0, "slo", "latency_p95"], (project) =>
      project.traits.llm.value ? "10s" : "1s",
    ),
  ],
  raises: ["serving/latency-slo"],
  suits: (project) => project.traits.serves.value && isAsked(describeStack(project).service),
  edits(project) {
    const stack = describeStack(project);
    const { service } = stack;
    if (!service || !isAsked(service)) return [];
    const request = sampleRequest(project);
    const text = loadTestScript(service.port.value, request, limitsOf(project));
    return [
      newFile(project, script, text),
      ...scheduledWorkflow(project, stack, "load-test", nightly(project, stack, request !== undefined)),
    ];
  },
};

/** Whether a service answers requests by routes of its own; the screens of others are drawn over sockets. */
function isAsked(service: Stack["service"]): boolean {
  return service !== undefined && !/^(?:streamlit|gradio|chainlit)$/.test(service.framework);
}

function limitsOf(project: Project): LoadLimits {
  const slo = project.manifest.value.serving?.[0]?.slo;
  const p95 = slo?.latency_p95?.milliseconds;
  const throughput = Number(
    /^\s*(\d+(?:\.\d+)?)\s*(?:rps|req(?:uests)?\/s|\/s)/i.exec(String(project.manifest.get("serving", 0, "slo", "throughput") ?? ""))?.[1],
  );
  return {
    p95: p95 !== undefined && p95 > 0 ? p95 : project.traits.llm.value ? 10_000 : 1000,
    ...(throughput > 0 && { throughput }),
    isDeclared: p95 !== undefined && p95 > 0,
  };
}

function nightly(project: Project, stack: Stack, isFilled: boolean): ScheduledJob {
  const { start, port } = stack.service ?? { start: undefined, port: { value: 8000 } };
  const variables = Object.entries(start?.environment ?? {}).map(([name, value]) => `${name}=${value}`);
  const words = [...(variables.length > 0 ? ["env", ...variables] : []), ...(start?.words ?? [])];
  return {
    title: `Load test of ${stack.name}`,
    cron: "30 3 * * *",
    ...(!isFilled && { todo: `fill in the request in ${script}; the job fails until it is there.` }),
    job: {
      id: "load-test",
      name: "Load test",
      stage: "test",
      runtime: "python",
      lines: [`${shellLine(words)} &`, `python ${script} --url http://127.0.0.1:${port.value}`],
      undeclared: start?.missing ? [start.missing] : [],
      secrets: providerSecrets(project, stack),
      ...(project.traits.llm.value && { comment: "Each run asks the language model for half a minute, and costs what that costs." }),
    },
  };
}
