"""Paths, settings, keychain and logging: what the operating system lends us."""
