"""Lists of questions with marks for their answers, and how well each engine ranks by them."""
