import streamlit as st

st.title("Ask about your claim")
st.caption("Answers are AI-generated and may be inaccurate. An agent reads yours before it counts.")
question = st.text_input("Your question")
