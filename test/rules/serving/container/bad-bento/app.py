import streamlit as st

st.title("Parcels")
