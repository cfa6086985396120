"""The three charts and the year filter in Streamlit."""

import charts
import streamlit as st

published = st.cache_data(charts.published)

st.title("Vold i nære relasjoner")
first = st.radio("Fra år", charts.YEARS, horizontal=True)
for draw in (charts.police_reports, charts.violence_rate, charts.residents):
    st.plotly_chart(draw(published(), first), key=draw.__name__)
