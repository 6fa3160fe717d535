import numpy as np
import streamlit as st

from predictor import Predictor

hours = Predictor().predict(st.text_input("weight"))
st.write(np.clip(hours, 0, 72))
