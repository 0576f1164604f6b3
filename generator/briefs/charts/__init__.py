"""Charts: values to marks, marks to SVG; each kind is a file in `kinds/`."""
