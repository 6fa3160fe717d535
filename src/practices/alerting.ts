import type { CodeValue } from "../facts/code-value.js";
import type { PythonFunction } from "../facts/python-facts.js";
import type { Evidence } from "../project/evidence.js";
import { remembered } from "../project/once-per.js";
import { oncePerModules, ownModules } from "../project/production-code.js";
import type { Project, PythonModule } from "../project/project.js";
import { ownScripts } from "../project/scripts.js";
import { nameOf } from "../workspace/path-parts.js";
import { dotted } from "./dotted.js";
import { calledIn, seen, toolsInUse } from "./evidence-of.js";
import { ownFacts } from "./own-facts.js";
import type { Practice } from "./practice.js";
import { words } from "./words.js";

/** Settings of workflow engines that name what is done, or who is told, when a run fails. */
const failureHook =
  /^(?:on_failure_callback|on_failure|on_crashed|sla_miss_callback|on_retry_callback|email_on_failure|email_on_retry|hooks_on_failure)$/;

/** Calls that make an alarm, or name those who get it. */
export const alarmCall = dotted(
  "**.EmailAlertConfig",
  "wandb.alert",
  "wandb.**.alert",
  "azure.ai.ml.**.AlertNotification",
  "**.put_metric_alarm",
  "google.cloud.monitoring_v3.**.create_alert_policy",
  "aws_cdk.aws_cloudwatch.*Alarm",
  "pulumi_*.**.MetricAlarm",
  "pulumi_*.**.AlertPolicy",
  "pulumi_*.**.MetricAlert",
);
const scriptAlarm = dotted("aws-cdk-lib/aws-cloudwatch.*Alarm", "**.createAlarm", "@pulumi/*.**.MetricAlarm", "@pulumi/*.**.AlertPolicy");

/** Messages in a chat. They alert only where the code says so: a chat may be the product as well. */
const chatMessage = dotted(
  "slack_sdk.**.chat_postMessage",
  "slack.**.chat_postMessage",
  "**.send_slack_message",
  "telegram.**.send_message",
);
const alarming = words("alerts?", "alarms?", "failed", "failures?", "on_?call", "drift", "incidents?", "outages?", "anomal(?:y|ies)");

export const alerting: Practice = {
  title: "Somebody is alerted",
  find: remembered((project) => [
    ...configured(project),
    ...toolsInUse(project, "alerting"),
    ...alarmsInCode(project),
    ...failureHooks(ownModules(project)),
    ...chatAlerts(ownModules(project)),
  ]),
};

/** Calls of infrastructure code, or of a cloud's client, that make an alarm. */
export function alarmsInCode(project: Project): readonly Evidence[] {
  return [
    ...calledIn(ownModules(project), alarmCall),
    ...ownScripts(project).flatMap(({ facts, place }) =>
      facts.calls.filter(({ name }) => scriptAlarm.test(name)).map(({ name, span }) => seen("wired", `\`${name}()\` called`, place(span))),
    ),
  ];
}

/** Alert rules, receivers and alarms of configuration files. */
function configured(project: Project): readonly Evidence[] {
  const monitoring = ownFacts(project, "monitoring").flatMap(({ path, facts }) => [
    ...facts.alerts.map(({ name, span }) => seen("present", `alert \`${name}\``, { path, span })),
    ...facts.receivers
      .filter(({ integrations }) => integrations > 0)
      .map(({ name, span }) => seen("present", `receiver \`${name}\``, { path, span })),
  ]);
  const alarms = ownFacts(project, "infrastructure").flatMap(({ path, facts }) =>
    facts.resources.flatMap(({ kind, alarm }) => {
      // A monitor of Azure ML alerts only those whom it writes to.
      const isAlert = alarm && (alarm.notifies || facts.format !== "azureml");
      return isAlert ? [seen("present", `alarm \`${kind}\``, { path, span: alarm.span })] : [];
    }),
  );
  return [...monitoring, ...alarms];
}

/** Hooks that calls, decorators, and dictionaries of default arguments set. */
const failureHooks = oncePerModules((modules) =>
  modules.flatMap((module) => {
    const given = [
      ...module.facts.calls,
      ...module.facts.functions.flatMap(({ decorators }): PythonFunction["decorators"] => decorators),
    ].flatMap((one) => one.arguments.flatMap(({ name = "", value }) => [{ name, value }, ...entriesOf(value)]));
    const listed = module.facts.assignments.flatMap(({ value }) => entriesOf(value));
    return [...given, ...listed]
      .filter(({ name, value }) => failureHook.test(name) && isSet(value))
      .map(({ name, value }) => seen("present", `\`${name}\` is set`, module.place(value.span)));
  }),
);

function entriesOf(value: CodeValue): readonly { readonly name: string; readonly value: CodeValue }[] {
  if (value.kind !== "dict") return [];
  return value.entries.map((entry) => ({ name: entry.key.kind === "string" ? entry.key.value : "", value: entry.value }));
}

function isSet(value: CodeValue): boolean {
  return value.kind !== "none" && !(value.kind === "boolean" && !value.value);
}

const chatAlerts = oncePerModules((modules) =>
  modules.flatMap((module) =>
    module.facts.calls
      .filter(
        ({ name, scope }) =>
          (chatMessage.test(name) || (post.test(name) && hasWebhook(module))) && alarming.test(`${fileName(module)} ${scope}`),
      )
      .map(({ name, span }) => seen("wired", `\`${name}()\` called`, module.place(span))),
  ),
);

/** Requests to the address that a chat gives to who wants to write into it. */
const post = /^(?:requests|httpx|aiohttp|urllib)\.(?:.*\.)?(?:post|request|urlopen)$/;
const webhook = /^(?:SLACK|TEAMS|MS_TEAMS|DISCORD|MATTERMOST)_\w*(?:WEBHOOK|HOOK)|^https:\/\/hooks\.slack\.com\b/;

function hasWebhook({ facts }: PythonModule): boolean {
  return facts.signs.some(({ kind, value }) => (kind === "env" || kind === "uri") && webhook.test(value));
}

function fileName({ path }: PythonModule): string {
  return nameOf(path);
}
