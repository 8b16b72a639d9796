"""Who is here now, as far as people want it shown: coarse, a number where there are many, and nothing is kept of it."""
