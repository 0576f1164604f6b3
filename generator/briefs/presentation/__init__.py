"""Briefs and pages as blocks in a language, which HTML, PDF and terminal draw."""
