"""Step 3, mentions to records: one record type a file."""
