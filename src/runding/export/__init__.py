"""Records handed on in the formats of the field: one file a format. Each takes records one by one, so that memory stays flat."""
