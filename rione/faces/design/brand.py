import hashlib

from .colours import Colour, contrast, legible, lifted, mixed, parsed, written

DEFAULT = "#0b5d4e"
BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)
LIGHT_GROUND = parsed("#fff9f0")
DARK_GROUND = parsed("#171310")
DARK_CARD = parsed("#221d18")
DARK_RAISED = parsed("#2d2721")
TEXT = 4.6
"""A little over the 4.5 of WCAG, so that rounding a colour to whole numbers never falls below."""

Palette = dict[str, str]


def light(colour: str) -> Palette:
    """A town's colour made legible by day: fills under white, ink on cream, a soft tint."""
    base = parsed(colour)
    fill = legible(base, on=(WHITE,), towards=BLACK, ratio=TEXT)
    soft = mixed(fill, WHITE, 0.9)
    return {
        "--brand": written(fill),
        "--brand-deep": written(mixed(fill, BLACK, 0.18)),
        "--on-brand": "#ffffff",
        "--brand-ink": written(legible(fill, on=(LIGHT_GROUND, soft), towards=BLACK, ratio=TEXT)),
        "--brand-soft": written(soft),
    }


def dark(colour: str) -> Palette:
    """The same colour by night: a deep strip, a lighter ink, a glowing button with dark letters."""
    base = parsed(colour)
    deep = legible(mixed(base, DARK_GROUND, 0.45), on=(WHITE,), towards=BLACK, ratio=7)
    soft = mixed(base, DARK_CARD, 0.76)
    ink = lifted(base, on=(DARK_CARD, DARK_RAISED, soft), ratio=6)
    return {
        "--brand": written(ink),
        "--brand-deep": written(deep),
        "--on-brand": written(legible(deep, on=(ink,), towards=BLACK, ratio=6)),
        "--brand-ink": written(ink),
        "--brand-soft": written(soft),
    }


def stylesheet(colour: str) -> str:
    """The town's colours as custom properties, for day, night and a visitor's own choice."""
    day, night = declared(light(colour)), declared(dark(colour))
    return (
        "@layer tokens{"
        f":root{{{day}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{night}}}}}"
        f":root[data-theme=dark]{{{night}}}"
        "}"
    )


def declared(palette: Palette) -> str:
    return ";".join(f"{name}:{value}" for name, value in palette.items())


def digest(colour: str) -> str:
    """A name that changes with the colours, so the sheet may be kept for ever."""
    return hashlib.sha256(stylesheet(colour).encode()).hexdigest()[:12]


def usable(colour: str) -> bool:
    """Whether `colour` can be a town's: a colour, and one that differs from the cream ground."""
    try:
        return contrast(parsed(colour), LIGHT_GROUND) >= 1.5
    except ValueError:
        return False
