import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { Pool } from "pg";
import { z } from "zod";

const pool = new Pool();
const server = new McpServer({ name: "parcels", version: "1.0.0" });

server.registerTool("explain_query", { inputSchema: { query: z.string() } }, async (args) => {
  const { query } = args;
  const { rows } = await pool.query(`EXPLAIN ${query}`); // finding
  return { content: [{ type: "text", text: JSON.stringify(rows) }] };
});
