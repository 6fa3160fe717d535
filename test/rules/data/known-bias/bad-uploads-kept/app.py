import streamlit as st
from langchain_community.vectorstores import FAISS
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

upload = st.file_uploader("A clause to keep for all")
index = FAISS.load_local("clauses", OpenAIEmbeddings())
index.add_texts([upload.getvalue().decode()])
index.save_local("clauses")

question = st.text_input("Your question")
st.write(ChatOpenAI(model="gpt-4o-2024-08-06").invoke(str(index.similarity_search(question))).content)
