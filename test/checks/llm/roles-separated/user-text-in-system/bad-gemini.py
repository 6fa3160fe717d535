import streamlit as st
from google import genai
from google.genai import types

client = genai.Client()
taste = st.text_input("What do you like?")

if dish := st.chat_input("Which dish?"):
    config = types.GenerateContentConfig(
        temperature=0.2,
        system_instruction="You are a cook. Your guest likes: " + taste,  # finding
    )
    st.write(client.models.generate_content(model="gemini-2.0-flash-001", contents=dish, config=config).text)
