import streamlit as st
from openai import OpenAI

client = OpenAI()


def show(question: str) -> None:
    reply = client.responses.create(model="gpt-4.1-2025-04-14", input=question)
    tokens = len(reply.output_text.split())
    st.markdown(f"<small>{tokens} words</small>", unsafe_allow_html=True)
