"""What a figure is, without tables or pages: intervals, number phrases, hedge rules."""
