import argparse

from rione.config.translations import areas, compile_changed, extract, faults
from rione.config.words import say


def run(arguments: list[str]) -> int:
    """Extract, check or compile the Italian words of each area."""
    parser = argparse.ArgumentParser("rione translations", description=run.__doc__)
    parser.add_argument("deed", choices=["extract", "check", "compile"])
    parser.add_argument("area", nargs="*", help="only these areas (all, when none is named)")
    parser.add_argument("--prune", action="store_true", help="drop what nobody says any more")
    options = parser.parse_args(arguments)
    if options.deed == "compile":
        say(f"{compile_changed()} written")
        return 0
    if options.deed == "extract":
        for name, area in areas().items():
            if not options.area or name in options.area:
                changed = extract(area, prune=options.prune)
                say(f"{name}: {'updated' if changed else 'as it was'}")
    found = faults(options.area)
    for fault in found:
        say(fault)
    say(f"{len(found)} to mend")
    return 1 if found and options.deed == "check" else 0
