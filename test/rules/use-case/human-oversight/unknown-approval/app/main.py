from fastapi import FastAPI

from app.agent import agent, requests

app = FastAPI()


@app.post("/chat")
def chat(question: str) -> dict[str, str]:
    reply = agent.invoke({"messages": [{"role": "user", "content": question}]}, {"recursion_limit": 8})
    return {"answer": reply["messages"][-1].content}


@app.post("/requests/{number}/approve")
def approve_request(number: int) -> dict[str, str]:
    requests[number]["state"] = "approved"
    return requests[number]
