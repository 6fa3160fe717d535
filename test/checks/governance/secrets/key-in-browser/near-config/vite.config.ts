import { defineConfig } from "vite";

export default defineConfig({
  define: { __VERSION__: JSON.stringify(process.env.npm_package_version), "process.env.NODE_ENV": JSON.stringify("production") },
  server: { proxy: { "/api": { target: "http://localhost:3000", headers: { authorization: process.env.OPENAI_API_KEY ?? "" } } } },
});
