"""Files to save: one table in any of the formats, or a fact pack with everything behind it.

No Streamlit, no query texts: tables come in as answers, which know their question, or as results of a reader's own
query, which know its text, and go out as bytes.
"""
