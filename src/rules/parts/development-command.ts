/** What starts a service the way people develop it: it reloads what they change, or waits in a debugger. */
export const developmentCommand =
  /\s--reload(?![-\w])|\bflask\b.*\s--debug\b|\bfastapi\s+dev\b|\b(?:next|nuxt|vite|langgraph|mastra)\s+dev\b|\bmanage\.py\s+runserver\b|\bnodemon\b|\b(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?dev\b|\bchainlit\s+run\b.*\s(?:-w|--watch)\b/;
