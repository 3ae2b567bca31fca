"""What is heard: tones and a voice, in time with the session and never in its way."""
