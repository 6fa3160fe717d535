import streamlit as st
from openai import OpenAI

client = OpenAI(timeout=20)

st.title("The parcel desk, powered by OpenAI")
if question := st.chat_input("Where is it?"):
    st.write(client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text)
