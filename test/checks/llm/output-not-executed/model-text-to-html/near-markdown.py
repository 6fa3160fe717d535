import streamlit as st
from openai import OpenAI

client = OpenAI()

st.markdown("<style>.bot { color: teal }</style>", unsafe_allow_html=True)
if question := st.chat_input("Ask"):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    st.markdown(reply.choices[0].message.content)
