package main

import (
	"log/slog"
	"net/http"
	"os"
)

func main() {
	logger := slog.New(slog.NewJSONHandler(os.Stdout, nil))
	http.HandleFunc("/ask", ask(logger))
	logger.Error("server stopped", "error", http.ListenAndServe(":8080", nil))
}
