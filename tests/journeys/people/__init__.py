"""The people of a journey: each drives one page, by what stands on the screen."""
