"""The page for the phone: one HTML file with everything that a session needs, which asks for nothing more."""
