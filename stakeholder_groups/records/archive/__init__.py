"""What an export holds: tables, pages to print and files, written window by window into a folder and packed at the end."""
