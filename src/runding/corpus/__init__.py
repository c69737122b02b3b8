"""Many reports: read on all cores, into a ledger, into files, or from feeds on a schedule. Joins reading, the pipeline and the ledger."""
