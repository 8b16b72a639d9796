"""What the pages of moderation show."""
