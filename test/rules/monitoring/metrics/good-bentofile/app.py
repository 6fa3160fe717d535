import requests
import streamlit as st

st.title("Parcels")
weight = st.number_input("Weight")
st.write(requests.post("http://127.0.0.1:3000/late", json={"weight": weight}, timeout=5).text)
