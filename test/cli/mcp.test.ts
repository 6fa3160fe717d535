import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { agentTools } from "../../src/agent-tools/agent-tools.js";
import { agentServer } from "../../src/cli/mcp/agent-server.js";
import { folderHost } from "../../src/cli/mcp/folder-host.js";
import { isRecord, serveLines } from "../../src/cli/mcp/json-rpc.js";
import { openWorkspace } from "../../src/cli/open-workspace.js";
import { checkout } from "../upkeep/derived-files.js";

async function* chunksOf(texts: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* texts;
}

const silent = { out: () => {}, error: () => {}, colour: false, isTerminal: false };

describe("the server for language models", () => {
  let top: string;
  let folder: string;
  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), "roadworthy-mcp-"));
    folder = join(top, "churn");
    cpSync(`${checkout}examples/churn`, folder, { recursive: true });
  });
  afterEach(() => rmSync(top, { recursive: true, force: true }));

  /** What the server sends for an input. */
  async function answersTo(...chunks: (string | Uint8Array)[]): Promise<readonly Record<string, unknown>[]> {
    const sent: Record<string, unknown>[] = [];
    const host = folderHost(await openWorkspace(folder, silent), () => "2026-11-01");
    const send = (line: string) => {
      assert(line.endsWith("\n") && !line.slice(0, -1).includes("\n"));
      const answer: unknown = JSON.parse(line);
      assert(isRecord(answer) && answer.jsonrpc === "2.0");
      sent.push(answer);
    };
    await serveLines(chunksOf(chunks), send, agentServer(host, "1.2.3"));
    return sent;
  }

  const request = (method: string, params: unknown = {}, id: unknown = 1) => `${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`;

  async function call(name: string, input: unknown): Promise<{ readonly text: string; readonly isError: boolean }> {
    const [answer] = await answersTo(request("tools/call", { name, arguments: input }));
    const result = answer?.result;
    assert(isRecord(result) && Array.isArray(result.content), JSON.stringify(answer));
    return { text: String(result.content[0]?.text), isError: result.isError === true };
  }

  it("agrees on a revision of the protocol, and offers each tool with its schema and what it may do", async () => {
    for (const [asked, agreed] of [
      ["2024-11-05", "2024-11-05"],
      ["2031-01-01", "2025-11-25"],
    ]) {
      const [answer] = await answersTo(
        request("initialize", { protocolVersion: asked, capabilities: {}, clientInfo: { name: "x", version: "1" } }),
      );
      assert(isRecord(answer?.result) && answer.result.protocolVersion === agreed);
    }
    const [answer] = await answersTo(request("tools/list"));
    assert(isRecord(answer?.result) && Array.isArray(answer.result.tools));
    assert.deepEqual(
      answer.result.tools.map((tool) => [tool.name, tool.inputSchema.type, tool.annotations.readOnlyHint]),
      agentTools.map(({ name, isReadOnly }) => [name, "object", isReadOnly]),
    );
    assert.deepEqual(
      agentTools.filter(({ isReadOnly }) => !isReadOnly).map(({ name }) => name),
      ["apply_readiness_scaffold"],
    );
  });

  it("gives the report as it is now, and refuses what leads out of its folder", async () => {
    const report = await call("get_readiness_report", {});
    assert(!report.isError && report.text.length < 20_000);
    assert.equal(JSON.parse(report.text).project?.name ?? JSON.parse(report.text).name, "churn");
    mkdirSync(join(top, "other"));
    symlinkSync(join(top, "other"), join(folder, "way-out"));
    for (const path of ["..", "../other", "/etc/passwd", join(top, "other"), "way-out", "way-out/x.py", `${folder}-beside`]) {
      const { text, isError } = await call("get_readiness_report", { path });
      assert(isError && text.includes("not in the workspace"), `${path}: ${text}`);
    }
    for (const path of [folder, join(folder, "churn/train.py"), "churn", "."])
      assert(!(await call("get_readiness_report", { path })).isError, path);
  });

  it("previews without writing, writes only what it is asked to, and nothing over a file", async () => {
    const preview = await call("preview_readiness_scaffold", { scaffold: "datasheet" });
    assert(!preview.isError);
    const [path] = JSON.parse((await call("apply_readiness_scaffold", { scaffold: "datasheet" })).text).written as string[];
    assert(path !== undefined && preview.text.includes(path) && existsSync(join(folder, path)));
    const text = readFileSync(join(folder, path), "utf8");
    await call("apply_readiness_scaffold", { scaffold: "datasheet" });
    assert.equal(readFileSync(join(folder, path), "utf8"), text);
    assert((await call("apply_readiness_scaffold", { scaffold: "../x" })).isError);
  });

  it("answers what is wrong, and goes on", async () => {
    const answers = await answersTo(
      "{\n",
      "[]\n\n",
      request("resources/list", {}, "a"),
      request("tools/call", { name: "rm" }, 2),
      `${JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" })}\n`,
      `${JSON.stringify({ jsonrpc: "2.0", id: 7, result: {} })}\n`,
      request("ping", [], 3),
      `"${"x".repeat(5_000_000)}"\n`,
      request("ping", {}, 4),
    );
    assert.deepEqual(
      answers.map(({ id, error, result }) => [id, isRecord(error) ? error.code : result]),
      [
        [null, -32700],
        [null, -32600],
        ["a", -32601],
        [2, -32602],
        [3, -32602],
        [null, -32600],
        [4, {}],
      ],
    );
  });

  it("reads messages however they are cut into chunks", async () => {
    const bytes = new TextEncoder().encode(request("ping", {}, "Zürich ✓") + request("ping", {}, 2));
    const host = folderHost(await openWorkspace(folder, silent), () => "2026-11-01");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 10 }), async (cuts) => {
        const ends = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const sent: string[] = [];
        const chunks = ends.slice(1).map((end, index) => bytes.subarray(ends[index], end));
        await serveLines(chunksOf(chunks), (line) => sent.push(line), agentServer(host, "1"));
        assert.deepEqual(
          sent.map((line) => JSON.parse(line).id),
          ["Zürich ✓", 2],
        );
      }),
    );
  });

  it("survives any line", async () => {
    const host = folderHost(await openWorkspace(folder, silent), () => "2026-11-01");
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().map((params) => request("tools/call", JSON.parse(params))),
        ),
        async (line) => {
          await serveLines(chunksOf([`${line}\n`]), (sent) => assert(isRecord(JSON.parse(sent))), agentServer(host, "1"));
        },
      ),
    );
  });
});
