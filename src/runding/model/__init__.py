"""What things are: the text, the records, the closed vocabularies. Imports nothing of Runding."""
