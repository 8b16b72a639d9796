"""The directory: people who agreed to be found by members of the network's groups, and messages that show no address."""
