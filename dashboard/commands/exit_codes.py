"""What the exit codes of the commands mean."""

CLEAN, BROKEN, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
EXIT_CODES = """Exit codes:
  0    done: answered, built, or nothing wrong
  1    broken rows or queries were found, a text has a contradicted number or a wrong sum,
       a number of an imported file was refused,
       changes that no release holds, an older state of the data had to answer, or an answer of the engine for big
       tables differs
  2    input that cannot be used: a question, parameter, value, file, setting, or data that cannot be read
  3    sql: refused, since it is not one statement that reads, or wants what is not allowed
  4    sql: stopped at a limit of time, memory or size
  5    sql: wrong SQL
  130  stopped with Ctrl+C"""
