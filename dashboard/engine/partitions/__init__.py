"""Figures in very many rows: a dossier's folder of hive-partitioned Parquet, finished file by file and counted ahead.

`sources` finds and checks the files, `finishing` makes each into finished files of the cache, once, and `siblings`
finds the questions that are asked of them.
"""
