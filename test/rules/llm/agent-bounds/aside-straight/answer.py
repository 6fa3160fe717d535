from langgraph.graph import END, START, StateGraph
from openai import OpenAI

client = OpenAI()


def retrieve(state: dict) -> dict:
    return {**state, "passages": ["Parcels over 20 kg are late."]}


def generate(state: dict) -> dict:
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=str(state))
    return {**state, "answer": answer.output_text}


graph = StateGraph(dict)
graph.add_node("retrieve", retrieve)
graph.add_node("generate", generate)
graph.add_node("refuse", lambda state: state)
graph.add_edge(START, "retrieve")
graph.add_conditional_edges("retrieve", lambda state: bool(state["passages"]), {True: "generate", False: "refuse"})
graph.add_edge("generate", END)
graph.add_edge("refuse", END)
answers = graph.compile()
