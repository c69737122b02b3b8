"""How good are the records? Gold cases, measures, reports and the floors that may not be crossed."""
