import streamlit as st

ANSWER_PROMPT = """Answer the question from the clauses below.
End by saying that the answer is AI-generated and may be wrong."""
st.title("Ask about your claim")
