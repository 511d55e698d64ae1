"""Colours as the eye meets them: contrast by WCAG 2.2, mixing, lifting out of the dark."""

import colorsys

Colour = tuple[int, int, int]


def parsed(text: str) -> Colour:
    """`#0b5d4d` or `#fff` as three numbers from 0 to 255; ValueError for anything else."""
    digits = text.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) != 6:
        raise ValueError(text)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def written(colour: Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` (0 to 1) of `other` in `one`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def lifted(colour: Colour, *, on: tuple[Colour, ...], ratio: float) -> Colour:
    """`colour` in its own hue, as light as it takes to be read on the dark grounds `on`."""
    hue, _, fullness = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    for percent in range(45, 101):
        parts = colorsys.hls_to_rgb(hue, percent / 100, min(fullness, 0.62))
        red, green, blue = (round(part * 255) for part in parts)
        if all(contrast((red, green, blue), ground) >= ratio for ground in on):
            return red, green, blue
    return 255, 255, 255


def luminance(colour: Colour) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(colour: Colour, *, on: tuple[Colour, ...], towards: Colour, ratio: float) -> Colour:
    """`colour`, moved towards black or white just as far as it takes to be read on all of `on`."""
    for step in range(101):
        tried = mixed(colour, towards, step / 100)
        if all(contrast(tried, ground) >= ratio for ground in on):
            return tried
    return towards
