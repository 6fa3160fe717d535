/** A Next.js chat route on the Vercel AI SDK. */
export const chatRoute = `import { openai } from "@ai-sdk/openai";
import { geolocation } from "@vercel/functions";
import {
  convertToModelMessages,
  stepCountIs,
  streamText,
  tool as defineTool,
  type UIMessage,
} from "ai";
import type { NextRequest } from "next/server";
import { z } from "zod";
import { auth } from "@/app/(auth)/auth";
import { systemPrompt } from "@/lib/ai/prompts";

export const maxDuration = 60;

const bodySchema = z.object({ id: z.string().uuid(), messages: z.array(z.any()) });

export async function POST(request: NextRequest) {
  let body: z.infer<typeof bodySchema>;
  try {
    body = bodySchema.parse(await request.json());
  } catch (error: unknown) {
    console.error(\`bad request: \${error}\`);
    return new Response("Invalid request body", { status: 400 });
  }
  const session = await auth();
  if (!session?.user) return Response.json({ error: "unauthorized" }, { status: 401 });

  const { longitude, latitude } = geolocation(request);
  const result = streamText({
    model: openai("gpt-4o-2024-08-06"),
    system: \`\${systemPrompt}\\nThe user is at \${latitude}, \${longitude}.\`,
    messages: convertToModelMessages(body.messages as UIMessage[]),
    stopWhen: stepCountIs(5),
    temperature: 0.2,
    maxOutputTokens: 1_000,
    maxRetries: 2,
    abortSignal: AbortSignal.timeout(30_000),
    tools: {
      getWeather: defineTool({
        description: "Get the current weather at a location",
        inputSchema: z.object({ city: z.string() }),
        execute: async ({ city }) => {
          const response = await fetch(\`https://api.open-meteo.com/v1/forecast?q=\${encodeURIComponent(city)}\`);
          return response.json();
        },
      }),
    },
    onError: (error) => console.error(error),
  });
  return result.toUIMessageStreamResponse();
}

export const GET = async () => Response.json({ status: "ok" });
export { GET as HEAD };
`;

/** A NestJS service on the OpenAI SDK. */
export const service = `import { Injectable, Logger } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import OpenAI, { AzureOpenAI } from 'openai';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { Counter, register } from 'prom-client';
import * as fs from 'node:fs/promises';

const DEFAULT_MODEL = 'gpt-4o-mini' as const;

export enum Role {
  System = 'system',
  User = 'user',
}

const calls = new Counter({ name: 'llm_calls_total', help: 'Calls', registers: [register] });

@Injectable()
export class AnswerService {
  private readonly logger = new Logger(AnswerService.name);
  private readonly client: OpenAI;
  #azure?: AzureOpenAI;
  private static cache = new Map<string, string>();

  constructor(private readonly config: ConfigService, @Inject('MODEL') model: string = DEFAULT_MODEL) {
    this.client = new OpenAI({
      apiKey: process.env.OPENAI_API_KEY!,
      timeout: 20 * 1000,
      maxRetries: 2,
      ...config.get<Record<string, unknown>>('openai'),
    });
  }

  async answer<T extends string = string>(question: T, history: ChatCompletionMessageParam[] = []): Promise<string | null> {
    const prompt = await fs.readFile('prompts/answer.md', 'utf8');
    const completion = await this.client.chat.completions.create({
      model: this.config.get('MODEL') ?? DEFAULT_MODEL,
      messages: [{ role: Role.System, content: prompt }, ...history, { role: 'user', content: question }],
      response_format: { type: 'json_object' },
    });
    calls.inc();
    return completion.choices[0]?.message?.content ?? null;
  }

  embed = async (texts: string[]) => {
    const { data } = await this.client.embeddings.create({ model: 'text-embedding-3-small', input: texts });
    return data.map(({ embedding }) => embedding);
  };

  get azure(): AzureOpenAI {
    return (this.#azure ??= new AzureOpenAI({ apiVersion: '2024-10-21' }));
  }
}
`;

/** A retrieval chain with LangChain.js. */
export const chain = `import { ChatOpenAI, OpenAIEmbeddings } from "@langchain/openai";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { createReactAgent } from "@langchain/langgraph/prebuilt";
import { PineconeStore } from "@langchain/pinecone";
import { Pinecone } from "@pinecone-database/pinecone";

const SYSTEM_TEMPLATE = "Answer from the context only.\\n\\n" + "{context}";

const llm = new ChatOpenAI({ model: "gpt-4o", temperature: 0, timeout: 10_000 });
const pinecone = new Pinecone();
const store = await PineconeStore.fromExistingIndex(new OpenAIEmbeddings(), {
  pineconeIndex: pinecone.index(process.env["PINECONE_INDEX"]!),
});
const retriever = store.asRetriever({ k: 4 });

export const answer = ChatPromptTemplate.fromMessages([["system", SYSTEM_TEMPLATE], ["human", "{question}"]])
  .pipe(llm)
  .pipe(new StringOutputParser());

export default createReactAgent({ llm, tools: [retriever.asTool({ name: "search" })] });
`;

/** A React component. */
export const component = `"use client";

import { useChat } from "@ai-sdk/react";
import * as Sentry from "@sentry/nextjs";
import { Analytics } from "@vercel/analytics/react";
import Link from "next/link";
import React, { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

type Props = { id: string; models: Array<"gpt-4o" | "gpt-4o-mini"> };

const Markdown = React.memo(({ children }: { children: string }) => <div className="prose">{children}</div>);

export default function Chat({ id, models }: Props): JSX.Element {
  const { messages, sendMessage, status } = useChat({ id, onError: Sentry.captureException });
  const [input, setInput] = useState<string>("");

  useEffect(() => {
    if (input.length < 5 && input.length > 2) console.log(/^[a-z]+\\/["']/i.test(input));
  }, [input]);

  return (
    <Sentry.ErrorBoundary fallback={<p>It's broken, isn't it?</p>}>
      <Link href="/">Home</Link>
      {messages.map((message) => (
        <Markdown key={message.id}>{message.parts.filter((p): p is TextPart => p.type === "text").map((p) => p.text).join("")}</Markdown>
      ))}
      <Button disabled={status !== "ready"} onClick={() => sendMessage({ text: input })}>
        Don't send \`{input}\`
      </Button>
      {models.length > 1 ? <select>{models.map((m) => <option key={m}>{m}</option>)}</select> : null}
      <Analytics />
    </Sentry.ErrorBoundary>
  );
}
`;

/** An Express server in CommonJS. */
export const server = `#!/usr/bin/env node
'use strict';

require('dotenv').config();
const express = require('express');
const { rateLimit } = require('express-rate-limit'), helmet = require('helmet');
const OpenAI = require('openai').default;
const client = require('prom-client');
const { getPool } = require('./db');

const { PORT = 3000, REDIS_URL, ...others } = process.env;
var app = express();
app.use(helmet());
app.use(express.json(), rateLimit({ windowMs: 60 * 1000, limit: 20 }));
client.collectDefaultMetrics();

app.get('/metrics', async function (req, res) {
  res.set('Content-Type', client.register.contentType);
  res.end(await client.register.metrics());
});

app.post('/ask', async (req, res, next) => {
  try {
    const reply = await openai.responses.create({ model: 'gpt-4.1', input: req.body.question });
    res.json({ answer: reply.output_text });
  } catch (e) { next(e); }
});

const openai = new OpenAI();

function start() {
  const redis = require('redis').createClient({ url: REDIS_URL });
  app.listen(PORT, () => console.log('listening on ' + PORT + ' with ' + 'redis'));
  return redis.connect();
}

exports.handler = async (event) => ({ statusCode: 200, body: event.body });
module.exports.start = start;
if (require.main === module) start();
`;

export const samples = [chatRoute, service, chain, component, server];
