import streamlit as st

SYSTEM = "You are an AI-powered assistant. You may make mistakes."
st.title("Ask about your claim")
