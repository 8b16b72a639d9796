"""Balance: whose voices a group has, whose it hears, and how those who coordinate judge its work."""
