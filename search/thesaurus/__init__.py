"""Other ways to say the words of the field, in the languages of the network."""
