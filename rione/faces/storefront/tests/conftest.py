import pytest

from tests.factories import make_category, make_district, make_offer, make_shop, make_slot


@pytest.fixture
def district(db):
    return make_district()


@pytest.fixture
def baker(district):
    return make_shop(district, "Forno")


@pytest.fixture
def grocer(district):
    return make_shop(district, "Ortofrutta")


@pytest.fixture
def bread(baker):
    return make_offer(baker, "Pane", "2.50")


@pytest.fixture
def apples(grocer):
    return make_offer(grocer, "Mele", "3.20", kind="weight")


@pytest.fixture
def slot(district):
    return make_slot(district)


@pytest.fixture
def town(client):
    """A browser without JavaScript in the town of Pioltello."""
    return Browser(client)


class Browser:
    """Asks for pages of the town and sends its forms as they stand."""

    home = "/pioltello"

    def __init__(self, client):
        self.client = client

    def get(self, path="/", **query):
        return self.client.get(f"{self.home}{path}", query)

    def post(self, path, **said):
        return self.client.post(f"{self.home}{path}", said)

    def page(self, path="/", status=200, **query):
        """The text of a page with the status it should have."""
        answer = self.get(path, **query)
        assert answer.status_code == status
        return answer.content.decode()

    def put(self, offer, quantity=None):
        more = {} if quantity is None else {"quantity": quantity}
        return self.post("/basket/add/", offer=offer.pk, **more)

    def checkout(self, **changes):
        """Fill in the form of the checkout page and send it."""
        page = self.get("/checkout/")
        till, basket = page.context["till"], page.context["basket"]
        said = {
            "key": till.key,
            "fingerprint": basket.fingerprint,
            "expected_brought": till.brought_total.cents,
            "expected_picked_up": till.picked_up_total.cents,
            "fulfilment": "brought",
            "name": "Ada Prova",
            "email": "ada@example.org",
            "phone": "333 123 4567",
            "street": "via Roma",
            "house_number": "12",
        }
        return self.post("/checkout/", **{**said, **changes})


@pytest.fixture
def six_hundred(district):
    """Forty shops with six hundred products over twenty categories."""
    categories = [make_category(district, f"shelf-{number}") for number in range(20)]
    for shop_number in range(40):
        shop = make_shop(district, f"Bottega {shop_number}")
        for number in range(15):
            offer = make_offer(shop, f"Cosa {shop_number} {number}", "4.00")
            category = categories[(shop_number + number) % 20]
            type(offer.product).objects.filter(pk=offer.product_id).update(category=category)
