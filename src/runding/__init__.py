"""Runding reads news reports of conflicts and peace talks and keeps the record of the negotiation."""
