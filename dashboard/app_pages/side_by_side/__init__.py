"""The measures of one family, side by side."""
