import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { agentTools } from "../../src/agent-tools/agent-tools.js";
import { checkout } from "../upkeep/derived-files.js";
import { clientLibrary } from "./ensure-clients.js";

/** As much of the library's client as is used here; it is installed for these tests only. */
interface Client {
  connect(transport: unknown): Promise<void>;
  listTools(): Promise<{
    readonly tools: readonly { readonly name: string; readonly annotations?: { readonly readOnlyHint?: boolean } }[];
  }>;
  callTool(call: {
    readonly name: string;
    readonly arguments: object;
  }): Promise<{ readonly content: readonly { readonly text: string }[]; readonly isError?: boolean }>;
  ping(): Promise<unknown>;
  getServerVersion(): { readonly name: string } | undefined;
  close(): Promise<void>;
}

interface ClientModule {
  readonly Client: new (info: { readonly name: string; readonly version: string }) => Client;
}

interface TransportModule {
  readonly StdioClientTransport: new (server: { readonly command: string; readonly args: readonly string[] }) => unknown;
}

describe("the server, asked by the protocol's own client", () => {
  let folder: string;
  let client: Client;
  before(async function () {
    this.timeout(300_000);
    const library = clientLibrary();
    const { Client }: ClientModule = await import(pathToFileURL(join(library, "index.js")).href);
    const { StdioClientTransport }: TransportModule = await import(pathToFileURL(join(library, "stdio.js")).href);
    folder = join(mkdtempSync(join(tmpdir(), "roadworthy-client-")), "churn");
    cpSync(`${checkout}examples/churn`, folder, { recursive: true });
    client = new Client({ name: "test", version: "1" });
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [`${checkout}dist/cli.js`, "mcp", folder] }));
  });
  after(async () => {
    await client?.close();
    rmSync(join(folder, ".."), { recursive: true, force: true });
  });

  it("is understood: version, tools, their schemas and hints", async () => {
    assert.equal(client.getServerVersion()?.name, "roadworthy");
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint]),
      agentTools.map(({ name, isReadOnly }) => [name, isReadOnly]),
    );
    await client.ping();
  });

  it("answers each tool, refuses what is outside, and writes only when asked to", async () => {
    const report = await client.callTool({ name: "get_readiness_report", arguments: {} });
    assert(!report.isError);
    const { score }: { readonly score: unknown } = JSON.parse(report.content[0]?.text ?? "");
    assert(score !== undefined);
    assert((await client.callTool({ name: "get_readiness_report", arguments: { path: "/etc" } })).isError);
    assert(!(await client.callTool({ name: "explain_readiness_rule", arguments: { rule: "llm/timeout" } })).isError);
    const before = readdirSync(folder);
    assert(!(await client.callTool({ name: "preview_readiness_scaffold", arguments: { scaffold: "datasheet" } })).isError);
    assert.deepEqual(readdirSync(folder), before);
    const applied = await client.callTool({ name: "apply_readiness_scaffold", arguments: { scaffold: "datasheet" } });
    const { written }: { readonly written: readonly string[] } = JSON.parse(applied.content[0]?.text ?? "");
    assert(written.length > 0 && written.every((path) => existsSync(join(folder, path))));
    await assert.rejects(client.callTool({ name: "delete_everything", arguments: {} }));
  });
});
