"""What a page says, as values: numbers, charts, filters in words. No page around them, so that cards say the same."""
