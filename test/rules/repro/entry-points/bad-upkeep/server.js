import express from "express";

export const app = express();
app.get("/parcels", (request, response) => response.json([]));
