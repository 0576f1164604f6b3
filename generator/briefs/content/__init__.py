"""What editors write, read into values, with every problem at its place and its remedy."""
