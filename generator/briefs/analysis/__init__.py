"""Analysis: quantities from facts, rules that they keep, and problems in prose that cites them."""
