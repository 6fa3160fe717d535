package main

import "strings"

func allowed(question string) bool {
	return !strings.Contains(strings.ToLower(question), "ignore previous instructions")
}
