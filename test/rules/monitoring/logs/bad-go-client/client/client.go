package client

import "net/http"

func Ask(question string) (*http.Response, error) {
	return http.Post("https://helpdesk.example.com/ask?question="+question, "application/json", nil)
}
