import type { ConfigurationFacts } from "../facts/configuration-facts.js";
import type { Sign } from "../facts/sign.js";
import type { Reader } from "./reader.js";

/** A class or function that configuration names to be called: `_target_` of Hydra, `target` and `class_path` of Lightning's and others. */
const target = /^[ \t-]*(?:_target_|target|class_path|class_name):[ \t]*(["']?)([a-zA-Z_]\w*(?:\.[a-zA-Z_]\w*){1,8})\1[ \t]*(?:#.*)?$/gm;
/** The trackers that a trainer of Transformers reports to. */
const reportTo = /^[ \t]*report_to:[ \t]*(\[?[^\n#]*)((?:\n[ \t]*-[ \t]*["']?\w+["']?[ \t]*)*)/gm;
/** Trackers that configuration switches on, as trainers of vision and speech have it: `use_tb_logger: true`, `use_wandb: true`. */
const switchedOn =
  /^[ \t]*(?:(?:use|enable|log)_(?:to_)?)(tb|tensorboard|wandb|mlflow)(?:_logger|_writer|_log(?:ging)?)?:[ \t]*(?:true|yes|on)\b/gim;
const mostTargets = 200;

/** Reads the classes and functions that YAML configuration names to be instantiated, each a call, and the trackers that `report_to` names or that are switched on. */
export const targetConfigReader: Reader<"configuration"> = {
  name: "target-config",
  kind: "configuration",
  files: { extensions: ["yaml", "yml"] },
  maxBytes: 200_000,
  read({ text }): ConfigurationFacts | undefined {
    if (
      text === undefined ||
      !/target_?:|class_path:|class_name:|report_to:|(?:use|enable|log)_(?:to_)?(?:tb|tensorboard|wandb|mlflow)/i.test(text)
    )
      return undefined;
    const signs: Sign[] = [];
    for (const match of text.matchAll(target)) {
      if (signs.length >= mostTargets) break;
      const value = match[2] ?? "";
      const start = match.index + match[0].indexOf(value);
      signs.push({ kind: "call", value, span: { start, end: start + value.length } });
    }
    for (const match of text.matchAll(reportTo)) {
      for (const name of match[0].slice("report_to:".length).matchAll(/\b(?!report_to|none|all|null|true|false)[a-z_]{3,}\b/g)) {
        const start = match.index + "report_to:".length + name.index;
        signs.push({ kind: "config", value: name[0], span: { start, end: start + name[0].length } });
      }
    }
    for (const { 0: line, 1: name = "", index } of text.matchAll(switchedOn)) {
      const start = index + line.indexOf(name);
      signs.push({
        kind: "config",
        value: /^tb$/i.test(name) ? "tensorboard" : name.toLowerCase(),
        span: { start, end: start + name.length },
      });
    }
    return signs.length > 0 ? { signs, notes: [] } : undefined;
  },
};
