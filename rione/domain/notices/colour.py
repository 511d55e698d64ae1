"""White or black words on a town's colour, whichever can be read (WCAG 2.2, 4.5 : 1)."""

WHITE, BLACK = "#ffffff", "#16140f"
READABLE = 4.5


def ink_on(ground: str) -> str:
    """The colour of words on `ground`, both as #rrggbb."""
    return WHITE if 1.05 / (_luminance(ground) + 0.05) >= READABLE else BLACK


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
