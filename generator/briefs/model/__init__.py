"""Words of every room: figures, units, periods, languages, facts, problems, layers of files."""
