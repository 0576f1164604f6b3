"""Printed figures, alone or in an article, to intervals, and back to text in a language."""
