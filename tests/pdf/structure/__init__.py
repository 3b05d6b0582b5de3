"""The checks of check_structure.py, what they read, and the documents made wrong to show that they work."""
