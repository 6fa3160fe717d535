import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isUseUnseen } from "../../src/rules/parts/tool-claim.js";
import { projectOf } from "../scaffolds/project-of.js";

const manifest = JSON.stringify({
  name: "chat",
  scripts: { dev: "next dev --turbo", start: "next start", deploy: "wrangler deploy" },
  dependencies: { ai: "5.0.0", "@ai-sdk/openai": "2.0.0", next: "15.0.0", "@pinecone-database/pinecone": "5.0.0", "prom-client": "15.1.3" },
  devDependencies: { wrangler: "4.0.0", "@types/aws-lambda": "8.10.0" },
});
const route = `import { openai } from "@ai-sdk/openai";\nimport { streamText } from "ai";\nimport { Pinecone } from "@pinecone-database/pinecone";
export async function POST(request: Request) {\n  return streamText({ model: openai("gpt-4o"), prompt: await request.text() }).toTextStreamResponse();\n}\n`;

async function traitsOf(files: Readonly<Record<string, string>>) {
  const { traits } = await projectOf({ files });
  return { llm: whats(traits.llm), rag: whats(traits.rag), serves: whats(traits.serves) };
}

function whats({ evidence }: { readonly evidence: readonly { readonly what: string }[] }): string[] {
  return evidence.map(({ what }) => what).sort();
}

async function unseen(files: Readonly<Record<string, string>>, id: string): Promise<boolean> {
  const project = await projectOf({ files });
  const tool = project.tool(id);
  assert(tool, `${id} is not detected`);
  return isUseUnseen(project, tool);
}

describe("use of npm packages", () => {
  it("is taken for granted where no script was read", async () => {
    const { llm, rag } = await traitsOf({ "package.json": manifest });
    assert.deepEqual(llm, ["OpenAI: `@ai-sdk/openai` in dependencies", "Vercel AI SDK: `ai` in dependencies"]);
    assert.deepEqual(rag, ["Pinecone: `@pinecone-database/pinecone` in dependencies"]);
    assert.equal(await unseen({ "package.json": manifest }, "prometheus"), true);
  });

  it("is decided by the scripts where they were read", async () => {
    const files = { "package.json": manifest, "app/api/chat/route.ts": route };
    const { llm, rag } = await traitsOf(files);
    assert.deepEqual(llm, ["OpenAI: `@ai-sdk/openai.openai()` called", "Vercel AI SDK: `ai.streamText()` called"]);
    assert.deepEqual(rag, []);
    assert.equal(await unseen(files, "prometheus"), false);
    const stored = {
      ...files,
      "lib/store.ts": `import { Pinecone } from "@pinecone-database/pinecone";\nexport const store = new Pinecone();\n`,
    };
    assert.deepEqual((await traitsOf(stored)).rag, ["Pinecone: `@pinecone-database/pinecone.Pinecone()` called"]);
  });

  it("needs no call where package.json runs the tool, or a platform calls the code", async () => {
    const { serves } = await traitsOf({ "package.json": manifest, "app/api/chat/route.ts": route });
    assert.deepEqual(serves, [
      "AWS Lambda: `@types/aws-lambda` in dependencies",
      "Cloudflare Workers: `wrangler` run",
      "Next.js: `next dev` run",
    ]);
  });

  it("stays unseen where scripts stand in components that are not read, or were only generated", async () => {
    const files = { "package.json": manifest, "src/api.ts": `export const n = 1;\n` };
    assert.equal(await unseen({ ...files, "src/App.vue": `<script setup>import client from "prom-client";</script>` }, "prometheus"), true);
    assert.equal(await unseen({ "package.json": manifest, "types/env.d.ts": "declare const x: string;\n" }, "prometheus"), true);
    assert.equal(await unseen(files, "prometheus"), false);
  });
});
