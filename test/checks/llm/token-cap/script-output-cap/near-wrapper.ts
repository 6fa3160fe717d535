import { generateText, type LanguageModel } from "ai";

type Options = Parameters<typeof generateText>[0];

export const ask = (model: LanguageModel, options: Omit<Options, "model">) => generateText({ ...options, model } as Options);
