"""Saved searches and their alerts.

A changed document is asked about every saved search, in memory, whatever the engine. What matches becomes a row once for a
search and an object; mails are made from rows. A process killed anywhere repeats its work, which changes nothing.
"""
