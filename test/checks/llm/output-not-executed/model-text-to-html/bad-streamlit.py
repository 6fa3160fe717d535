import streamlit as st
from openai import OpenAI

client = OpenAI()

if question := st.chat_input("Ask"):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    answer = reply.choices[0].message.content
    st.markdown(f"<div class='bot'>{answer}</div>", unsafe_allow_html=True)  # finding
