import { Pool } from "pg";
import { sqlFor } from "./ask.js";

const pool = new Pool();

export async function report(question: string) {
  const query = await sqlFor(question);
  const { rows } = await pool.query(query); // finding
  return rows;
}
