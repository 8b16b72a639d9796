"""What is asked of the catalogue and finds nothing, or nothing that anybody opens: counts a day, of questions, never of people."""
