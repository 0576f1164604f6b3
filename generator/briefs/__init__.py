"""Bilingual investment briefs from fact files that keep every figure as printed."""
