import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { projectOf } from "../scaffolds/project-of.js";

async function llmOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await projectOf({ files })).traits.llm.evidence.map(({ what }) => what);
}

const settings = `from pydantic_settings import BaseSettings\n\n\nclass Settings(BaseSettings):\n    llm_url: str = "https://api.openai.com/v1"\n    llm_model: str = "gpt-4o-mini"\n\n\nsettings = Settings()\n`;

describe("models that are asked over HTTP", () => {
  it("are seen by a provider's address in the request", async () => {
    const axios = `import axios from "axios";\nexport async function ask(q: string) {\n  return (await axios.post("https://api.openai.com/v1/chat/completions", { model: "gpt-4o", messages: [{ role: "user", content: q }] })).data;\n}\n`;
    assert.deepEqual(await llmOf({ "src/ask.ts": axios }), ["OpenAI asked over HTTP"]);
    const named = `import requests\n\nURL = "https://api.anthropic.com/v1/messages"\n\n\ndef ask(q):\n    return requests.post(URL, json={"q": q}, timeout=30).json()\n`;
    assert.deepEqual(await llmOf({ "ask.py": named }), ["Anthropic asked over HTTP"]);
    const made = `import axios from "axios";\nconst client = axios.create({ baseURL: "https://api.mistral.ai/v1" });\nexport const ask = (body: object) => client.post("/chat/completions", body);\n`;
    assert.notDeepEqual(await llmOf({ "src/ask.ts": made }), []);
  });

  it("are seen by the path that they share", async () => {
    for (const url of ['config.url + "/v1/chat/completions"', "`$" + "{config.url}/v1/chat/completions`"]) {
      const script = `import { config } from "./config";\nexport async function ask(body: object) {\n  const reply = await fetch(${url}, { method: "POST", body: JSON.stringify(body) });\n  return reply.json();\n}\n`;
      assert.deepEqual(await llmOf({ "src/ask.ts": script }), ["`/chat/completions` asked over HTTP"], url);
    }
  });

  it("are seen by what is sent to an address from settings whose default is a provider's", async () => {
    const ask = `import httpx\n\nfrom app.settings import settings\n\n\nasync def ask(q):\n    payload = {"model": settings.llm_model, "messages": [{"role": "user", "content": q}]}\n    async with httpx.AsyncClient(timeout=30) as client:\n        return (await client.post(settings.llm_url, json=payload)).json()\n`;
    assert.deepEqual(await llmOf({ "app/settings.py": settings, "app/ask.py": ask }), ["OpenAI asked over HTTP"]);
  });

  it("are not a route of one's own, other things that providers answer, or an address that nobody asks", async () => {
    const route = `export const ask = (body: object) => fetch("/v1/chat/completions", { method: "POST", body: JSON.stringify(body) });\n`;
    assert.deepEqual(await llmOf({ "src/ask.ts": route }), []);
    const audio = `import requests\n\n\ndef hear(file):\n    return requests.post("https://api.openai.com/v1/audio/transcriptions", files={"file": file}, timeout=30).json()\n`;
    assert.deepEqual(await llmOf({ "hear.py": audio }), []);
    const models = `import requests\n\n\ndef models():\n    return requests.request("GET", "https://api.openai.com/v1/models", timeout=30).json()\n`;
    assert.deepEqual(await llmOf({ "models.py": models }), []);
    const rows = `import httpx\n\n\ndef send(rows):\n    return httpx.post("https://rows.example/v1", json={"model": "late", "rows": rows}).json()\n`;
    assert.deepEqual(await llmOf({ "app/settings.py": settings, "send.py": rows }), []);
    const server = `from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post("/v1/chat/completions")\ndef answer(body: dict):\n    return body\n`;
    assert.deepEqual(await llmOf({ "app.py": server }), []);
  });
});
