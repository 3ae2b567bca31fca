"""Sheets on paper and as PDF."""
