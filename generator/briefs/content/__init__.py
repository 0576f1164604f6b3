"""Files of the editors to values, with every problem at its place and its remedy."""
