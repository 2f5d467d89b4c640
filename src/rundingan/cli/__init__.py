"""The command line, a command a module."""
