"""What the quantities of a text are said of: measure, subject, speaker and day, with the words of a dossier."""
