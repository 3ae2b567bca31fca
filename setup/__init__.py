"""Prepares a checkout: virtual environment, locked packages, and the system libraries that Qt needs.

The Makefile calls it with the system's Python, so nothing here may need more than the standard library.
"""
