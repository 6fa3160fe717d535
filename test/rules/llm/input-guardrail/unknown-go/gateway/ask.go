package main

import (
	"io"
	"log/slog"
	"net/http"
)

func ask(logger *slog.Logger) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		question := r.URL.Query().Get("question")
		if !allowed(question) {
			http.Error(w, "refused", http.StatusBadRequest)
			return
		}
		logger.Info("asked", "length", len(question))
		answer, err := http.Post("http://model/ask?question="+question, "application/json", nil)
		if err != nil {
			http.Error(w, "no answer", http.StatusBadGateway)
			return
		}
		defer answer.Body.Close()
		io.Copy(w, answer.Body)
	}
}
