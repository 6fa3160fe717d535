"use client";

import OpenAI from "openai";

export function clientFor(apiKey: string) {
  return new OpenAI({ apiKey, dangerouslyAllowBrowser: true });
}

export const stored = () => new OpenAI({ apiKey: localStorage.getItem("openai-key") ?? "", dangerouslyAllowBrowser: true });
