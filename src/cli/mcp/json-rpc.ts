/** What a method answers with when it cannot: codes are those of JSON-RPC 2.0. */
export class RpcError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** Answers a request. @throws RpcError when it cannot. */
export type Answer = (method: string, params: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** More than any message has; what is longer is refused unread. In UTF-16 code units. */
const longestMessage = 4_000_000;

export const rpcCodes = { parse: -32700, request: -32600, method: -32601, params: -32602, internal: -32603 } as const;

/**
 * Speaks JSON-RPC 2.0 with a message to a line, until the input ends: requests are answered one after the other, notifications are not. Never throws:
 * what cannot be read is answered with an error.
 */
export async function serveLines(input: AsyncIterable<Uint8Array | string>, send: (line: string) => void, answer: Answer): Promise<void> {
  for await (const line of linesOf(input)) {
    const response = line === undefined ? failure(null, rpcCodes.request, "The message is too long.") : await respond(line, answer);
    if (response !== undefined) send(`${JSON.stringify(response)}\n`);
  }
}

/** Lines that are not empty; `undefined` for one that is too long. */
async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string | undefined> {
  const decoder = new TextDecoder();
  let rest = "";
  let isTooLong = false;
  for await (const chunk of input) {
    const parts = (rest + (typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }))).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      if (isTooLong || part.length > longestMessage) yield undefined;
      else if (part.trim() !== "") yield part;
      isTooLong = false;
    }
    if (rest.length > longestMessage) {
      isTooLong = true;
      rest = "";
    }
  }
  if (rest.trim() !== "" && !isTooLong) yield rest;
}

async function respond(line: string, answer: Answer): Promise<unknown> {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch {
    return failure(null, rpcCodes.parse, "This is no JSON.");
  }
  if (!isRecord(message)) return failure(null, rpcCodes.request, "This is no request of JSON-RPC 2.0.");
  const { jsonrpc, id, method, params = {} } = message;
  const isRequest = typeof id === "string" || typeof id === "number";
  // An answer to what was never asked.
  if (method === undefined && id !== undefined) return undefined;
  if (jsonrpc !== "2.0" || typeof method !== "string")
    return failure(isRequest ? id : null, rpcCodes.request, "This is no request of JSON-RPC 2.0.");
  if (!isRequest) return undefined;
  if (!isRecord(params)) return failure(id, rpcCodes.params, "`params` has to be an object.");
  try {
    return { jsonrpc: "2.0", id, result: await answer(method, params) };
  } catch (error) {
    if (error instanceof RpcError) return failure(id, error.code, error.message);
    return failure(id, rpcCodes.internal, error instanceof Error ? error.message : String(error));
  }
}

function failure(id: string | number | null, code: number, message: string) {
  return { jsonrpc: "2.0", id, error: { code, message } };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
