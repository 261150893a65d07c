"""One file for each form of a file: bytes in, tables of text out. All of it runs in the confined process."""
