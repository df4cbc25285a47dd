"""Sheets: a blueprint becomes a sheet of exercises, its pages, and the manifest that is its key."""
