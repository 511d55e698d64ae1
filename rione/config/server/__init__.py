"""The server: an ASGI shell that answers the cheap things and hands pages to threads."""
