import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall } from "../../facts/python-facts.js";
import type { Evidence } from "../../project/evidence.js";
import { innerScope } from "../../project/inner-scope.js";
import { modulesWith } from "../../project/modules-with.js";
import { oncePerModules, productionModules } from "../../project/production-code.js";
import type { PythonModule } from "../../project/project.js";
import { argumentFor, type CallSite, callsOf, functionCalled, type OwnFunction } from "../../semantics/own-names.js";
import type { Edit } from "../../text/edit.js";
import type { Place, Span } from "../../text/span.js";
import { addKeyword } from "../parts/add-keyword.js";
import { isTorchBefore } from "../parts/is-torch-before.js";
import type { Fix, Gap, Rule } from "../rule.js";

export const safeLoad: Rule = {
  title: "Nothing that others can write is unpickled",
  why: {
    source: "A0 #2 security",
    text: "Plug-and-play tools lead to vulnerabilities when they are not integrated with thought: loading a pickled file runs whatever its writer put into it.",
  },
  applies: "trains",
  stage: "prototype",
  weight: 3,
  asks: "present",
  evidence: { present: "Production code unpickles only files of the project's own, or none." },
  noFix: "Ship weights as `safetensors` or ONNX, or check a digest before loading; which one fits is for people to choose.",
  limits:
    "Follows names inside a function, and one's own functions, from downloads, uploads and requests to `pickle`, `joblib`, `torch.load`, `numpy.load`, `yaml.load` and the like. A path that comes from a command line or the environment counts as the project's own.",
  check(project) {
    const modules = productionModules(project);
    if (modules.length === 0) return { evidence: [], gaps: [], unknown: "There is no production code in Python." };
    const { loads, fromOutside: gaps } = (isTorchBefore(project, 2, 6) ? looks.old : looks.recent)(modules);
    const kept = loads.length - gaps.length;
    const what =
      loads.length === 0
        ? `nothing is unpickled in ${modules.length} modules`
        : `${kept} of ${loads.length} loads read the project's own files`;
    const at = loads[0]?.module.place(loads[0].call.span);
    const evidence: Evidence[] = gaps.length === 0 || kept > 0 ? [{ level: "present", what, at }] : [];
    return { evidence, gaps, share: kept / Math.max(1, kept + gaps.length) };
  },
};

/** What is loaded, by whether `torch.load` unpickles: before 2.6 it does with whatever it is given. */
const lookWith = (isOld: boolean) =>
  oncePerModules((modules) => {
    const loads = modulesWith(modules, { calls: mayUnpickle }).flatMap((module) =>
      module.facts.calls.flatMap((call) => (isLoad(call, isOld) ? [{ call, module }] : [])),
    );
    return {
      loads,
      fromOutside: loads.flatMap(({ call, module }) => outsideLoad(modules, call, module)),
    };
  });
const looks = { old: lookWith(true), recent: lookWith(false) };

const unpickles =
  /^(?:c?[pP]ickle\.loads?|pickle\.Unpickler|dill\.loads?|cloudpickle\.loads?|joblib\.load|pandas\.read_pickle|jsonpickle\.decode|fastai(?:\.\w+)*\.load_learner|shelve\.open|marshal\.loads?|yaml\.(?:unsafe_load|unsafe_load_all))$/;

/** As of Keras 3 `safe_mode=False` lets a `.keras` file bring lambdas, which are code. */
const kerasLoad = /^(?:tf_)?keras\.(?:\w+\.)*load_model$|^tensorflow\.(?:\w+\.)*load_model$/;

const mayUnpickle = (name: string) =>
  unpickles.test(name) || kerasLoad.test(name) || ["numpy.load", "yaml.load", "torch.load"].includes(name);

/** Whether a call runs code that the file holds. */
function isLoad({ name, arguments: given }: PythonCall, isOld: boolean): boolean {
  if (unpickles.test(name)) return true;
  const option = (key: string) => given.find((one) => one.name === key)?.value;
  const isTrue = (key: string) => {
    const value = option(key);
    return value?.kind === "boolean" && value.value;
  };
  if (name === "numpy.load") return isTrue("allow_pickle");
  if (kerasLoad.test(name)) {
    const safe = option("safe_mode");
    return safe?.kind === "boolean" && !safe.value;
  }
  if (name === "yaml.load") {
    const loader = option("Loader") ?? given[1]?.value;
    return loader?.kind === "name" && /^yaml\.(?:Unsafe|C)?Loader$/.test(loader.value);
  }
  if (name !== "torch.load") return false;
  const only = option("weights_only");
  if (only?.kind === "boolean") return !only.value;
  return only === undefined && isOld;
}

/** What compares a file with what it was. */
const digest = /^hashlib\.|(?:^|[._])(?:sha256|check_?sum|digest|verify\w*|hmac)(?:$|[._(])/i;

function outsideLoad(modules: Modules, call: PythonCall, module: PythonModule): Gap[] {
  const [file] = call.arguments;
  const source = file && outsideSource(modules, module, file.value, call.scope, 6);
  if (!source || module.facts.calls.some((one) => one.scope === call.scope && digest.test(one.name))) return [];
  return [
    {
      kind: "partial",
      message: `\`${call.name}\` runs code that the file holds, and \`${source.name}\` brings the file from outside. Use \`safetensors\`, ONNX or JSON, or check its digest first.`,
      at: module.place(call.span),
      related: [{ message: "It comes from here.", at: source.at }],
      fixes: [weightsOnly(call, module)].filter((fix) => fix !== undefined),
    },
  ];
}

function weightsOnly(call: PythonCall, module: PythonModule): Fix | undefined {
  if (call.name !== "torch.load" || module.form === "notebook" || call.arguments.some(({ unpacked }) => unpacked)) return undefined;
  const given = call.arguments.find(({ name }) => name === "weights_only")?.value;
  const edit: Edit | undefined = given
    ? { kind: "replace", path: module.path, span: given.span, text: "True" }
    : addKeyword(module, call, "weights_only=True");
  return edit && { kind: "edit", title: "Load only the weights", edits: [edit] };
}

/** What brings something that others wrote. Buckets and registries of one's own are not among it. */
const outside =
  /^(?:requests|httpx)\.(?:get|post|request)$|^(?:urllib\.request|six\.moves\.urllib\.request)\.(?:urlopen|urlretrieve)$|^(?:wget|gdown)\.(?:download|cached_download)$|^huggingface_hub\.(?:hf_hub_download|snapshot_download|cached_download)$|^torch\.hub\.download_url_to_file$|^streamlit\.(?:sidebar\.)?file_uploader$|^socket\..*\.recv$/;
const upload = /(?:^|\.)request\.(?:files|data|get_data|json|body|FILES)(?:\.|$)|(?:^|\.)request\.(?:body|get_data)$/;
const route = /\.(?:post|put|patch|route|websocket)$/;

interface Source {
  readonly name: string;
  readonly at: Place;
}

type Modules = readonly PythonModule[];

function outsideSource(modules: Modules, module: PythonModule, value: CodeValue, scope: string, depth: number): Source | undefined {
  if (depth === 0) return undefined;
  const { calls, assignments, functions } = module.facts;
  const again = (one: CodeValue) => outsideSource(modules, module, one, scope, depth - 1);
  const firstOf = (values: readonly CodeValue[]) => {
    for (const one of values) {
      const found = again(one);
      if (found) return found;
    }
    return undefined;
  };
  const ofName = (name: string, span: Span): Source | undefined => {
    if (upload.test(name)) return { name, at: module.place(span) };
    const [root = name] = name.split(".");
    const given = assignments.findLast(
      (one) => one.targets.includes(root) && (one.scope === scope || one.scope === "") && one.span.start < span.start,
    );
    if (given) return again(given.value);
    const opened = calls.findLast((one) => one.scope === scope && one.assignedTo.includes(root) && one.span.start < span.start);
    if (opened) return again({ kind: "call", name: opened.name, call: calls.indexOf(opened), span: opened.whole });
    const handler = functions.find((one) => innerScope(one) === scope);
    const parameter = handler?.parameters.find((one) => one.name === root);
    if (!handler || !parameter) return undefined;
    if (/UploadFile|bytes/.test(parameter.annotation ?? "") && handler.decorators.some((one) => route.test(one.name)))
      return { name: root, at: module.place(handler.span) };
    return fromCallers(modules, { module, definition: handler, scope }, root, depth - 1);
  };
  switch (value.kind) {
    case "name":
      return ofName(value.value, value.span);
    case "call": {
      const call = calls[value.call];
      if (!call) return undefined;
      const at = module.place(call.span);
      if (upload.test(call.name) || outside.test(call.name) || /(?:^|\.)UploadFile\(\)\.\w+$/.test(call.name))
        return { name: call.name, at };
      const got = /^(.*?\.(?:get|post|urlopen|request))\(\)\./.exec(call.name)?.[1];
      if (got && outside.test(got)) return { name: got, at };
      if (
        /^(?:open|io\.BytesIO|BytesIO|gzip\.\w+|bz2\.\w+|lzma\.\w+|base64\.\w+|str|pathlib\.Path|os\.path\.join|zlib\.decompress)$/.test(
          call.name,
        )
      )
        return firstOf(call.arguments.map((one) => one.value));
      if (/\.(?:read|getvalue|getbuffer|open|file|content)$/.test(call.name)) return ofName(call.name.replace(/\.\w+$/, ""), call.span);
      return fromOwn(modules, { module, call }, depth - 1);
    }
    case "other": {
      const head = calls.findIndex(({ whole }) => whole.start === value.span.start && whole.end <= value.span.end);
      const call = calls[head];
      if (call) return again({ kind: "call", name: call.name, call: head, span: call.whole });
      for (const name of value.names) {
        const found = ofName(name, value.span);
        if (found) return found;
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

/** What a function of the project brings from outside and returns, unless it looks at its digest. */
function fromOwn(modules: Modules, site: CallSite, depth: number): Source | undefined {
  const own = functionCalled(modules, site);
  if (!own || own.module.facts.calls.some((one) => one.scope === own.scope && digest.test(one.name))) return undefined;
  for (const { scope, value } of own.module.facts.returns) {
    const found = scope === own.scope ? outsideSource(modules, own.module, value, scope, depth) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** What the callers of a function bring from outside and give to it. */
function fromCallers(modules: Modules, own: OwnFunction, parameter: string, depth: number): Source | undefined {
  if (depth <= 0) return undefined;
  for (const site of callsOf(modules, own)) {
    const given = argumentFor(own, site, parameter);
    const found = given && outsideSource(modules, site.module, given, site.call.scope, depth);
    if (found && !site.module.facts.calls.some((one) => one.scope === site.call.scope && digest.test(one.name))) return found;
  }
  return undefined;
}
