def run(arguments: list[str]) -> int:
    raise SystemExit(2)
