import re

from playwright.sync_api import expect

from tests.journeys.words import ADD, BASKET, CHECKOUT, ORDER, cents, italian, sums

HOME = "/pioltello/"
QUANTITIES = ("How many grams", "How many packs", "How many pieces")
NOBODY = {
    "name": "Ada Ferri",
    "email": "ada.ferri@prova.example",
    "phone": "333 123 4567",
    "street": "via Alessandro Manzoni",
    "number": "34",
    "door_note": "Secondo piano, Ferri",
    "rider_note": "Il citofono è a destra.",
}
LABELS = {
    "name": "Name and surname",
    "email": "E-mail",
    "phone": "Telephone",
    "street": "Street",
    "number": "Number",
    "door_note": "Floor and bell",
    "rider_note": "Note for the rider",
}


class Customer:
    """Somebody who buys, with or without a profile."""

    def __init__(self, page):
        self.page = page

    def field(self, name):
        """A field of the checkout, by its label."""
        label = re.compile(f"^{re.escape(italian(LABELS[name]))}")
        completed = self.page.get_by_role("combobox", name=label)
        return self.page.get_by_role("textbox", name=label).or_(completed)

    def finds(self, product):
        """Look for a product from any page and open it."""
        if self.page.url == "about:blank":
            self.page.goto(HOME)
        self.page.get_by_role("searchbox").fill(product)
        self.page.get_by_role("searchbox").press("Enter")
        self.page.get_by_role("link", name=product, exact=True).first.click()
        expect(self.page.get_by_role("heading", level=1, name=product)).to_be_visible()

    @property
    def quantity(self):
        labels = "|".join(re.escape(italian(label)) for label in QUANTITIES)
        return self.page.get_by_label(re.compile(f"^({labels})$"))

    @property
    def price(self):
        """The price on a product's page, in cents, for a piece, a pack or a kilogram."""
        form = self.page.locator("form", has=self.page.get_by_role("button", name=ADD))
        return cents(re.search(r"\d[\d.]*,\d\d", form.inner_text())[0])

    def takes(self, product, quantity):
        """Put so many pieces, packs or grams of a product into the basket; returns its price."""
        self.finds(product)
        price = self.price
        self.quantity.fill(str(quantity))
        self.page.get_by_role("button", name=ADD).click()
        self.is_told(product)
        return price

    def is_told(self, words):
        expect(self.page.get_by_role("status").filter(has_text=words).first).to_be_visible()

    def opens_basket(self):
        self.page.get_by_role("link", name=re.compile(f"^{BASKET}")).first.click()
        expect(self.page.get_by_role("heading", level=1, name=BASKET)).to_be_visible()

    def line(self, product):
        """The basket's line of a product."""
        return self.page.get_by_role("listitem").filter(
            has=self.page.get_by_role("link", name=product, exact=True)
        )

    def goes_to_checkout(self):
        self.opens_basket()
        self.page.get_by_role("link", name=CHECKOUT).click()
        expect(self.page.get_by_role("button", name=ORDER)).to_be_visible()

    def writes(self, **said):
        """Fill the checkout's fields; what isn't said is Ada's."""
        for name, value in {**NOBODY, **said}.items():
            self.field(name).fill(value)
        # A list of streets that still lies open must not catch the next tap.
        self.field("name").focus()

    def writes_only(self, *names):
        """Whoever fetches the goods needs to say less."""
        for name in names:
            self.field(name).fill(NOBODY[name])

    def chooses(self, way):
        """Brought home, or picked up."""
        self.page.get_by_role("radio", name=italian(way)).check()

    def pays_with(self, note):
        """Say with which note, in whole euros, the door will be paid."""
        self.page.get_by_label(italian("I pay with")).select_option(str(note * 100))

    @property
    def total(self):
        """What checkout shows before the button is pressed."""
        shown = self.page.get_by_role("complementary")
        return cents(shown.locator("dd").last.inner_text())

    def orders(self):
        """Press the button; returns the order's code."""
        self.page.get_by_role("button", name=ORDER).click()
        self.page.wait_for_url(re.compile(r"/orders/[A-Z0-9]+/$"))
        return self.page.url.rstrip("/").rpartition("/")[2]

    @property
    def bill(self):
        """The sums of the order's page, by payee, in cents."""
        return sums(self.page.get_by_role("region", name=italian("To pay")))

    @property
    def pin(self):
        door = self.page.get_by_role("region", name=italian("At the door"))
        return re.search(r"\b\d{4}\b", door.inner_text())[0]

    def part(self, shop):
        return self.page.get_by_role("region", name=shop, exact=True)

    @property
    def now(self):
        """The step the order stands at."""
        return self.page.locator("[aria-current=step]")

    def sees(self, words, *, within=None):
        place = within or self.page.get_by_role("main")
        expect(place.get_by_text(words).first).to_be_visible()
