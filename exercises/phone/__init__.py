"""What one takes along: the page for the phone, and what a printed sheet holds.

The page is one HTML file with everything that a session needs, which asks for nothing more.
"""
