"""What one cell says: a number, a date, a country."""
