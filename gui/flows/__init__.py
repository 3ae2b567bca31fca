"""What leads through several screens: a session, the plan, the editor, imports, backups."""
