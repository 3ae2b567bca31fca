"""The figure that shows a movement: poses in numbers, solved into joints for any moment. No drawing, no Qt."""
