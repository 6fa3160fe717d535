import streamlit as st

st.title("Ask about your claim")
st.markdown(
    """
## How does it work?
The clauses nearest to your question are looked up. Then it uses GPT-4 to generate a final answer.

## Are the answers right?
No, they are not 100% accurate: a language model sometimes makes mistakes
and is prone to hallucinations. Always look at the clause.
"""
)
question = st.text_input("Your question")
