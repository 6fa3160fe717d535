from langgraph.graph import END, StateGraph

from app.grader import document_grader


def keep_relevant(state: dict) -> dict:
    asked = {"question": state["question"]}
    return {"documents": [one for one in state["documents"] if document_grader.invoke({"document": one, **asked}).binary_score == "yes"]}


graph = StateGraph(dict)
graph.add_node("keep", keep_relevant)
graph.set_entry_point("keep")
graph.add_edge("keep", END)
answers = graph.compile()
