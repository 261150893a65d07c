"""What a reader takes along: one table in five formats, or a fact pack with everything behind it.

No Streamlit, no query texts: tables come in as answers, which know their question, and go out as bytes.
"""

from dashboard.exports.extract import Extract, Picture
from dashboard.exports.formats import FORMATS, Format, fact_pack

__all__ = ["FORMATS", "Extract", "Format", "Picture", "fact_pack"]
