"""What a reader takes along: one table in any of the formats, or a fact pack with everything behind it.

No Streamlit, no query texts: tables come in as answers, which know their question, or as results of a reader's own
query, which know its text, and go out as bytes.
"""

from dashboard.exports.extract import Extract, Picture
from dashboard.exports.formats import FORMATS, Format, fact_pack
from dashboard.exports.query import of_query

__all__ = ["FORMATS", "Extract", "Format", "Picture", "fact_pack", "of_query"]
