"""Offices: who holds, held or stands for which post."""
