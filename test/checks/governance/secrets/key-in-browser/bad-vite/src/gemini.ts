import { GoogleGenerativeAI } from "@google/generative-ai";

const { VITE_GEMINI_API_KEY: key } = import.meta.env; // finding
export const model = new GoogleGenerativeAI(key).getGenerativeModel({ model: "gemini-2.5-flash" });
