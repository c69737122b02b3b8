"""Step 2, an article's mentions: one question a file."""
