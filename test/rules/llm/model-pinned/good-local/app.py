import ollama

ollama.chat(model="llama3.1:8b")
