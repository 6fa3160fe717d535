import { callsTo, ownModules } from "../project/production-code.js";
import { seen, toolsInUse } from "./evidence-of.js";
import type { Practice } from "./practice.js";

const failureHook = /^(?:on_failure_callback|on_failure|on_crashed|sla_miss_callback|on_retry_callback|email_on_failure|email_on_retry)$/;

export const alerting: Practice = {
  title: "Somebody is alerted",
  find: (project) => [
    ...project
      .facts("monitoring")
      .flatMap(({ path, facts }) => [
        ...facts.alerts.map(({ name, span }) => seen("present", `alert \`${name}\``, { path, span })),
        ...facts.receivers
          .filter(({ integrations }) => integrations > 0)
          .map(({ name, span }) => seen("present", `receiver \`${name}\``, { path, span })),
      ]),
    ...project
      .facts("infrastructure")
      .flatMap(({ path, facts }) =>
        facts.resources.flatMap(({ kind, alarm }) => (alarm ? [seen("present", `alarm \`${kind}\``, { path, span: alarm.span })] : [])),
      ),
    ...toolsInUse(project, "alerting"),
    ...callsTo(ownModules(project), /./).flatMap(({ call, at }) => {
      const hook = call.arguments.find(
        ({ name, value }) =>
          name !== undefined && failureHook.test(name) && value.kind !== "none" && !(value.kind === "boolean" && !value.value),
      );
      return hook ? [seen("present", `\`${hook.name}\` is set`, at)] : [];
    }),
  ],
};
