"""The worker: does what pages left for later, and what the clock asks for."""
