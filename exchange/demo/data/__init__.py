"""The network COMPETE IN as public sources tell it: facts only, in own words; what is not known is left empty."""
