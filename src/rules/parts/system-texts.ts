import type { CodeValue } from "../../facts/code-value.js";
import type { PythonCall, PythonFunction } from "../../facts/python-facts.js";
import { innerScope } from "../../project/inner-scope.js";
import { oncePerModules } from "../../project/production-code.js";
import type { PythonModule } from "../../project/project.js";
import { constantOf } from "../../semantics/constant-of.js";
import { isAskedFor } from "../../semantics/is-asked-for.js";
import { argumentFor, callsOf, functionCalled } from "../../semantics/own-names.js";
import { type Follow, valueFlow } from "../../semantics/value-flow.js";
import { lastPart } from "../../text/last-part.js";
import type { Place } from "../../text/span.js";
import { routeDecorator } from "./route-decorator.js";
import { systemValues } from "./system-values.js";
import { isUsersName, usersSlotIn } from "./users-text.js";

/** A text in the system role, as far as it is followed. */
export interface SystemText {
  readonly at: Place;
  /** `mixed`: somebody else's text is in it · `kept`: none is · `unseen`: it is put together where it is not followed. */
  readonly state: "mixed" | "kept" | "unseen";
  /** Whose text it is, and what code calls it. */
  readonly whose?: "users" | "web";
  readonly name?: string;
  readonly related?: readonly { readonly message: string; readonly at: Place }[];
}

type Modules = readonly PythonModule[];

/** The texts that Python code puts into the system role. */
export const systemTexts = oncePerModules((modules): readonly SystemText[] => {
  const found = modules.flatMap((module) => systemValues(module).map((one) => ({ module, ...one })));
  if (found.length === 0) return [];
  const sources: Sources = { modules, users: usersFlow(modules), web: webFlow(modules) };
  const texts = found.flatMap(({ module, value, scope }): readonly SystemText[] => {
    const judged = judge(value, { module, scope }, sources, deepest);
    const given = judged.state === "mixed" ? [] : givenByCallers(value, { module, scope }, sources);
    return given.length > 0 ? given : [{ at: module.place(value.span), ...judged }];
  });
  const places = new Set<string>();
  return texts.filter(({ at }) => places.size < places.add(`${at.path} ${at.span.start}`).size);
});

interface Sources {
  readonly modules: Modules;
  readonly users: (module: PythonModule) => Follow;
  readonly web: (module: PythonModule) => Follow;
}

interface Spot {
  readonly module: PythonModule;
  readonly scope: string;
}

type Judged = Omit<SystemText, "at">;

const kept: Judged = { state: "kept" };
const unseen: Judged = { state: "unseen" };
/** Names that stand for names that stand for names: more is not followed. */
const deepest = 4;

/** What a text holds. `depth` 0 follows nothing more. */
function judge(value: CodeValue, spot: Spot, sources: Sources, depth: number): Judged {
  const { module, scope } = spot;
  switch (value.kind) {
    case "string": {
      const slot = usersSlotIn(value.value);
      return slot === undefined ? kept : { state: "mixed", whose: "users", name: slot };
    }
    case "format":
      return worst(
        value.parts.map((part) =>
          // Slots of a format are filled in by what stands beside it.
          part.kind === "string" ? kept : judgePart(part, spot, sources),
        ),
      );
    case "list":
      return worst(value.items.map((item) => judge(item, spot, sources, depth)));
    case "name": {
      const others = othersText(value, spot, sources);
      if (others) return others;
      const given = depth > 0 ? lastGiven(value, spot) : undefined;
      if (given) {
        const judged = judge(given.value, { module, scope: given.scope }, sources, depth - 1);
        return judged.state === "mixed" && !judged.related
          ? { ...judged, related: [{ message: "Put together here.", at: module.place(given.value.span) }] }
          : judged;
      }
      const constant = constantOf(sources.modules, value, { module, scope, offset: value.span.start });
      return constant ? judge(constant.value, { module: constant.module, scope: "" }, sources, 0) : unseen;
    }
    case "call": {
      const call = module.facts.calls[value.call];
      return call ? judgeCall(call, spot, sources, depth) : unseen;
    }
    case "other":
      return (
        othersText(value, spot, sources) ??
        (value.choices
          ? worst(value.choices.map((one) => judge(one, spot, sources, depth)))
          : constantOf(sources.modules, value, { module, scope, offset: value.span.start })
            ? kept
            : unseen)
      );
    default:
      return kept;
  }
}

/** What is put between the literal parts of a text: what others write is known by where it comes from, or by its name. */
function judgePart(part: CodeValue, spot: Spot, sources: Sources): Judged {
  const others = othersText(part, spot, sources);
  if (others) return others;
  if (part.kind !== "call") return kept;
  const call = spot.module.facts.calls[part.call];
  return call?.arguments.some(({ value }) => othersText(value, spot, sources)) ? unseen : kept;
}

/** Calls that give a text as it is, or fill in a template. */
const passesText = /^(?:str|textwrap\.dedent|inspect\.cleandoc)$|\.(?:strip|lstrip|rstrip|dedent|rstrip|join|replace)$/;
const fillsIn = /\.(?:render|format|format_map|substitute|safe_substitute|partial|compile)$/;
const readsText = /(?:^|\.)(?:read|read_text|getenv|environ\.get)$|^langchain\.hub\.pull$/;

function judgeCall(call: PythonCall, spot: Spot, sources: Sources, depth: number): Judged {
  const own = functionCalled(sources.modules, { module: spot.module, call });
  if (own && depth > 0) {
    const returned = own.module.facts.returns.filter(({ scope }) => scope === own.scope);
    if (returned.length === 0) return unseen;
    return worst(
      returned.map(({ value }) => {
        const judged = judge(value, own, sources, depth - 1);
        return judged.state === "mixed" && !judged.related
          ? { ...judged, related: [{ message: "Put together here.", at: own.module.place(value.span) }] }
          : judged;
      }),
    );
  }
  if (readsText.test(call.name)) return kept;
  if (fillsIn.test(call.name)) return worst(call.arguments.map(({ value }) => judgePart(value, spot, sources)));
  if (passesText.test(call.name)) {
    const given = [...(call.receiver ? [call.receiver] : []), ...call.arguments.map(({ value }) => value)];
    return given.length === 0 ? unseen : worst(given.map((value) => judge(value, spot, sources, depth)));
  }
  return unseen;
}

function worst(all: readonly Judged[]): Judged {
  return all.find(({ state }) => state === "mixed") ?? all.find(({ state }) => state === "unseen") ?? kept;
}

/** What the caller of a function writes into the system role by a parameter, at the place where it is given. */
function givenByCallers(value: CodeValue, spot: Spot, sources: Sources): readonly SystemText[] {
  const { module, scope } = spot;
  const parameters = namesIn(value).flatMap((name) => {
    const definition = module.facts.functions.find(
      (one) => innerScope(one) === scope && one.parameters.some((known) => known.name === name),
    );
    const isGiven = module.facts.assignments.some((one) => one.scope === scope && one.targets.includes(name));
    return definition && !isGiven ? [{ name, definition }] : [];
  });
  const isWhole = value.kind === "name";
  return parameters.flatMap(({ name, definition }) => {
    const own = { module, definition, scope };
    return callsOf(sources.modules, own).flatMap((site): readonly SystemText[] => {
      const given = argumentFor(own, site, name);
      const at = { module: site.module, scope: site.call.scope };
      if (!given) return [];
      const judged = isWhole ? judge(given, at, sources, deepest - 1) : (othersText(given, at, sources) ?? kept);
      if (!isWhole && judged.state !== "mixed") return [];
      const becomes = { message: "It becomes a system message here.", at: module.place(value.span) };
      return [{ at: site.module.place(given.span), ...judged, related: [...(judged.related ?? []), becomes] }];
    });
  });
}

function namesIn(value: CodeValue): readonly string[] {
  if (value.kind === "name") return [value.value];
  return value.kind === "format" ? value.parts.flatMap((part) => (part.kind === "name" ? [part.value] : [])) : [];
}

/** A caller that may bring its own system prompt is meant to. */
const bringsOwn = /system|instruction|persona|(?:prompt|template|override)s?$/i;

/** Text that users write or that the web gives, where a value is some. */
function othersText(value: CodeValue, { module, scope }: Spot, { users, web }: Sources): Judged | undefined {
  const name = nameOf(value, module);
  if (name === undefined) return undefined;
  if (value.kind === "name" && isUsersName(name)) return { state: "mixed", whose: "users", name };
  const source = (follow: Sources["users"]) => follow(module)(value, scope, value.span.start)?.kind === "source";
  const isListed = isAskedFor(module, value.kind === "other" ? value.names : [name], scope, value.span.start);
  if (!bringsOwn.test(lastPart(name)) && !isListed && source(users)) return { state: "mixed", whose: "users", name };
  return source(web) ? { state: "mixed", whose: "web", name } : undefined;
}

/** What a value is called in a message. */
function nameOf(value: CodeValue, module: PythonModule): string | undefined {
  switch (value.kind) {
    case "name":
      return value.value;
    case "call": {
      const call = module.facts.calls[value.call];
      return call && `${lastPart(call.name)}()`;
    }
    case "other":
      return value.item ? `${value.item.of}[${JSON.stringify(value.item.keys[0])}]` : value.names[0];
    default:
      return undefined;
  }
}

function lastGiven({ value, span }: CodeValue & { readonly kind: "name" }, { module, scope }: Spot) {
  const given = module.facts.assignments.filter(({ targets }) => targets.includes(value));
  const own = given.findLast((one) => one.scope === scope && one.span.start < span.start);
  return own ?? given.findLast((one) => one.scope === "");
}

const readsRequest =
  /(?:^|\.)request\.(?:json|get_json|form|body|data|text)(?:\(\))?(?:\.\w+)?$|^(?:flask|quart)\.request\.\w+(?:\.\w+)?$|(?:^|\.)(?:receive_text|receive_json)$|^streamlit\.(?:chat_input|text_area|text_input)$/;
const requestName = /(?:^|\.)request\.(?:json|form|args|values|data|GET|POST|query_params)(?:\.\w+)*$/;
const partOf = /\.(?:strip|get|lower|title|model_dump|dict|pop|replace|splitlines)$/;
const passesOn = /^(?:str|json\.loads|json\.dumps)$|\.join$/;

/** What requests bring. */
function usersFlow(modules: Modules): Sources["users"] {
  const routes = new Map(
    modules.map((module) => [
      module,
      new Map(module.facts.functions.flatMap((one) => (isRoute(one) ? [[innerScope(one), one] as const] : []))),
    ]),
  );
  return valueFlow(modules, {
    isSource: ({ name }) => readsRequest.test(name),
    sourceNames: requestName,
    isSourceName(name, scope, module) {
      const handler = routes.get(module)?.get(scope);
      const [first, ...path] = name.split(".");
      const parameter = handler?.parameters.find((one) => one.name === first);
      if (!parameter || isHandedIn(parameter.default, module)) return false;
      return path.length === 0 ? isFreeText(parameter.annotation) : isTextOfBody(parameter.annotation, path, modules);
    },
    passesOn,
    partOf,
  });
}

function isRoute({ decorators }: PythonFunction): boolean {
  return decorators.some(({ name, arguments: [first] }) => routeDecorator.test(name) && first?.value.kind === "string");
}

/** Whether a parameter is what the service itself finds out, or is held to a pattern: `Depends(current_tenant)`, `Query(pattern=…)`. */
function isHandedIn(given: CodeValue | undefined, { facts }: PythonModule): boolean {
  if (given?.kind !== "call") return false;
  const isHeld = facts.calls[given.call]?.arguments.some(({ name }) => /^(?:pattern|regex|enum)$/.test(name ?? ""));
  return isHeld === true || /(?:^|\.)(?:Depends|Security|Header|Cookie)$/.test(given.name);
}

/** Whether an annotation lets any text through; of none nothing is known. */
function isFreeText(annotation: string | undefined): boolean {
  return (
    annotation !== undefined && /\bstr\b/.test(annotation) && !/\b(?:Literal|Enum|Depends|Header|UUID|pattern|regex)\b/.test(annotation)
  );
}

/** Whether a field of a request's body, `body.filters.city`, is any text. */
function isTextOfBody(annotation: string | undefined, [field, ...rest]: readonly string[], modules: Modules): boolean {
  const className = annotation && /(\w+)\W*$/.exec(annotation.replace(/\s*\|\s*None|\]$/g, ""))?.[1];
  if (!className || field === undefined) return false;
  const known = modules.flatMap(({ facts }) => facts.classes.filter(({ name }) => name === className));
  const [body] = known;
  if (!body || known.length > 1) return false;
  const type = body.fields.find(({ name }) => name === field)?.annotation;
  return rest.length === 0 ? isFreeText(type) : isTextOfBody(type, rest, modules);
}

const fetches = /^(?:requests|httpx|urllib\.request)\.(?:get|urlopen)$|^(?:requests\.Session|httpx\.(?:Async)?Client)\(\)\.get$/;
const searchesWeb =
  /^(?:tavily\.(?:Async)?TavilyClient\(\)\.(?:search|qna_search|get_search_context|extract)|(?:duckduckgo_search|ddgs)\.DDGS\(\)\.\w+|wikipedia\.(?:summary|page))$|(?:DuckDuckGoSearchRun|DuckDuckGoSearchResults|TavilySearch(?:Results)?|GoogleSerperAPIWrapper|SerpAPIWrapper|WikipediaQueryRun|BraveSearch)\(\)\.(?:a?run|a?invoke|results)$|(?:WebBaseLoader|UnstructuredURLLoader|FireCrawlLoader|AsyncHtmlLoader)\(\)\.(?:a?load|lazy_load)$/;

/** What pages of the web say: those of an address that is given or listed. What code writes an address for itself may be an API of its own. */
function webFlow(modules: Modules): Sources["web"] {
  return valueFlow(modules, {
    isSource: (call, module) => searchesWeb.test(call.name) || (fetches.test(call.name) && isGivenAddress(call, module)),
    passesOn: /^(?:str|json\.dumps|bs4\.BeautifulSoup|trafilatura\.extract|markdownify\.markdownify)$|\.join$/,
    partOf: /\.(?:strip|get|json|text|get_text|read|decode|model_dump|replace)$/,
  });
}

function isGivenAddress({ arguments: [address], scope }: PythonCall, { facts }: PythonModule): boolean {
  if (address?.value.kind !== "name" || !/(?:^|_)(?:url|link|href|page|site)$/.test(address.value.value)) return false;
  const name = address.value.value;
  return (
    facts.functions.some((one) => innerScope(one) === scope && one.parameters.some((parameter) => parameter.name === name)) ||
    facts.loops.some((loop) => loop.scope === scope && loop.targets.includes(name))
  );
}
