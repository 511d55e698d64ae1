from rione.domain.districts.models import District


def some_life(district: District) -> None:
    """Orders in every state, placed and answered as people would."""
