"""What helps an editor: drafts, new briefs and companies, layout, differences, look-ups."""
