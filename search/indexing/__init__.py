"""The index follows the database: what was recorded is carried out, generations are built, both sides are compared.

`carrying_out` is the worker's hand, `building` makes generations, `comparing` finds and mends differences, `set_aside` keeps
what an engine cannot take.
"""
