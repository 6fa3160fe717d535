from langgraph.graph import StateGraph

graph = StateGraph(dict).compile()
