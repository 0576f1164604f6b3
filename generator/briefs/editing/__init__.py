"""Help for editors: drafts, new briefs and companies, layout, differences, look-ups."""
