"""Small towns for tests."""

from rione.domain.districts.models import District, Domain


def make_district(slug="borgo", *, own_domain="", **columns):
    """A town with a name and an address; `own_domain` gives it a host of its own."""
    district = District.objects.create(
        slug=slug,
        **{
            "name": slug.title(),
            "market_name": f"Mercato di {slug.title()}",
            "town_hall": f"Comune di {slug.title()}",
            "status": "open",
            "latitude": 45.5,
            "longitude": 9.33,
            "operator_name": "Rione Borgo",
            "delivery_operator_name": "Cooperativa Borgo",
            "contact_email": f"aiuto@{slug}.example",
            "contact_phone": "02 1234567",
            **columns,
        },
    )
    if own_domain:
        Domain.objects.create(district=district, host=own_domain)
    return district
