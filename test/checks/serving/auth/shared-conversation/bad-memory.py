from flask import Flask, jsonify, request
from langchain.chains import LLMChain
from langchain.memory import ConversationBufferMemory
from langchain_openai import ChatOpenAI

from app.prompts import PROMPT

app = Flask(__name__)
memory = ConversationBufferMemory(memory_key="chat_history", return_messages=True)
chain = LLMChain(llm=ChatOpenAI(model="gpt-4o-2024-08-06"), prompt=PROMPT, memory=memory)  # finding


@app.route("/chat", methods=["POST"])
def chat():
    return jsonify(answer=chain.predict(question=request.json["question"]))
