import streamlit as st
from openai import OpenAI

question = st.text_input("Your question")
if question:
    st.write(OpenAI().responses.create(model="gpt-4o-2024-08-06", input=question).output_text)
