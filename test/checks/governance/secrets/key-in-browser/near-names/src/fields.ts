export const fields = ["NEXT_PUBLIC_OPENAI_API_KEY", "OPENAI_API_KEY"];
export const isWrong = (name: string) => name.startsWith("NEXT_PUBLIC_") && name.endsWith("_KEY");
