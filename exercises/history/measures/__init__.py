"""What is measured now and then: definitions, results over time, what a change means, and when it is time again."""
