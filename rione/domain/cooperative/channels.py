"""Name of the live channel of a district's riders and coordinators."""


def board_channel(district_id: int) -> str:
    return f"board:{district_id}"
