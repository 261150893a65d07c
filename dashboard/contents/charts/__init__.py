"""The charts of the pages: each function makes one from a view; the registry names them."""
