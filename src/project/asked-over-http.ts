import type { CodeValue } from "../facts/code-value.js";
import { lastPart } from "../text/last-part.js";
import { contains, type Place, type Span } from "../text/span.js";
import type { Evidence } from "./evidence.js";
import { modulesWith } from "./modules-with.js";
import { remembered } from "./once-per.js";
import type { Project } from "./project.js";

/** Requests of HTTP clients, and clients that are made with an address. */
const request =
  /^(?:requests|httpx|aiohttp)\.(?:\S*\.)?(?:post|request|stream|Client|AsyncClient|ClientSession)$|^urllib\.request\.(?:urlopen|Request)$|(?:^|\.)fetch$|^(?:node-fetch|undici|cross-fetch|ofetch)(?:\.\w+)*$|^(?:axios|got|ky|superagent)(?:\.\w+(?:\(\))?)*$|(?:^|[._])(?:session|http\w*|axios\w*)\.(?:post|request|\$post)$/i;
/** The path that every server of the kind shares, behind an address: alone it is a route of one's own. */
const sharedPath = /\/chat\/completions\b/;
/** What providers answer beside text, and who mostly does not answer with text. */
const otherPath = /\/(?:audio|embeddings?|moderations?|images|files|rerank|realtime)\b|\/models\/?$/;
const otherProviders = /^(?:hugging-?face\S*|replicate|voyage\S*|jina\S*)$/;

interface Code {
  readonly path: string;
  readonly calls: readonly {
    readonly name: string;
    readonly arguments: readonly { readonly name?: string | undefined; readonly value: CodeValue }[];
    readonly span: Span;
    readonly whole: Span;
    readonly scope: string;
  }[];
  readonly assignments: readonly {
    readonly targets: readonly string[];
    readonly value: CodeValue;
    readonly span: Span;
    readonly scope: string;
  }[];
  readonly strings: readonly { readonly value: string; readonly span: Span }[];
  readonly place: (span: Span) => Place;
}

/** Where production code asks a provider of language models over HTTP, without a client library. */
export const askedOverHttp = remembered((project: Omit<Project, "traits">): readonly Evidence[] => {
  const providers = project
    .withCapability("llm-provider", "llm-gateway")
    .filter(({ tool }) => !otherProviders.test(tool.id))
    .flatMap(({ tool, evidence }) =>
      evidence.flatMap(({ kind, at }) => (kind === "uri" && at && project.role(at.path) === "production" ? [{ name: tool.name, at }] : [])),
    );
  const codes: readonly Code[] = [
    ...modulesWith(project.python, { calls: request })
      .filter(({ role }) => role === "production")
      .map(({ path, facts, place }) => ({ path, ...facts, place: (span: Span) => place(span) })),
    ...project
      .facts("script")
      .filter(({ role }) => role === "production")
      .map(({ path, facts }) => ({ path, ...facts, place: (span: Span) => ({ path, span }) })),
  ];
  return codes.flatMap((code) =>
    code.calls.flatMap((call): Evidence[] => {
      if (!request.test(call.name)) return [];
      const given = call.arguments.find(({ name }) => name !== undefined && /^(?:url|base_url)$/.test(name)) ?? call.arguments[0];
      const within = code.strings.filter(({ span }) => contains(call.whole, span));
      const url = given ? resolved(given.value, code, call.scope) : undefined;
      const texts = url?.texts ?? [];
      if (texts.some((text) => otherPath.test(text))) return [];
      const asks = (what: string): Evidence[] => [{ level: "wired", what: `${what} asked over HTTP`, at: code.place(call.span) }];
      const direct = providers.find(
        ({ at }) => at.path === code.path && [call.whole, ...(url?.spans ?? [])].some((span) => contains(span, at.span)),
      );
      if (direct && !within.some(({ value }) => otherPath.test(value))) return asks(direct.name);
      // A route of one's own, asked by a front end, is written whole.
      if (texts.some((text) => sharedPath.test(text)) && (url?.isBuilt || !texts[0]?.startsWith("/"))) return asks("`/chat/completions`");
      // The address is a setting: what is sent says that it is a model which is asked.
      const [provider] = providers;
      return provider && call.arguments.some(({ value }) => isPrompt(value, code, call.scope)) ? asks(provider.name) : [];
    }),
  );
});

/** The literal pieces of an address, and where they stand, through one name. */
function resolved(
  value: CodeValue,
  code: Code,
  scope: string,
  isFirst = true,
): { readonly texts: readonly string[]; readonly spans: readonly Span[]; readonly isBuilt: boolean } {
  const texts = code.strings.filter(({ span }) => contains(value.span, span)).map((one) => one.value);
  const own = { texts, spans: [value.span], isBuilt: value.kind === "format" || value.kind === "other" };
  const name = value.kind === "name" ? value.value : undefined;
  const held = isFirst && name !== undefined ? heldBy(name, code, scope) : undefined;
  return held ? resolved(held, code, scope, false) : own;
}

function heldBy(name: string, { assignments }: Code, scope: string): CodeValue | undefined {
  return assignments.findLast(
    ({ targets, scope: at }) =>
      (at === "" || at === scope || name.includes(".")) && targets.some((one) => one === name || lastPart(one) === lastPart(name)),
  )?.value;
}

/** Whether what is sent holds a model and messages or a prompt. */
function isPrompt(value: CodeValue, code: Code, scope: string): boolean {
  const held = value.kind === "name" ? heldBy(value.value, code, scope) : value;
  if (held?.kind === "call") {
    const call = code.calls[held.call];
    return (
      call !== undefined && /(?:^|\.)(?:stringify|dumps)$/.test(call.name) && call.arguments.some((one) => isPrompt(one.value, code, scope))
    );
  }
  if (held?.kind !== "dict") return false;
  const keys = held.entries.flatMap(({ key }) => (key.kind === "string" ? [key.value] : []));
  if (keys.includes("model") && keys.some((key) => /^(?:messages|prompt|contents)$/.test(key))) return true;
  return held.entries.some(
    ({ key, value: inner }) => key.kind === "string" && /^(?:body|data|json)$/.test(key.value) && isPrompt(inner, code, scope),
  );
}
