import re

from playwright.sync_api import expect

from tests.journeys.words import ACCEPT, READY, cents, italian, like


class Keeper:
    """Somebody behind the counter of one shop."""

    def __init__(self, page, shop):
        self.page, self.shop = page, shop

    def arrives(self):
        """Sign in with the demonstration's own address: that leads to the counter's orders."""
        self.page.goto(f"/pioltello/demo/as/keeper-{self.shop}/")
        self.page.wait_for_url(f"**/counter/{self.shop}/")

    def ticket(self, code):
        """The ticket of an order on the list."""
        return self.page.get_by_role("listitem").filter(
            has=self.page.get_by_role("link", name=code, exact=True)
        )

    def line(self, product):
        """A line of the ticket being prepared."""
        lines = self.page.get_by_role("article").get_by_role("listitem")
        return lines.filter(has_text=product)

    def weight(self, product):
        return self.line(product).get_by_label(like("Weight · at most %(most)s"))

    @property
    def ready_button(self):
        return self.page.get_by_role("button", name=READY, exact=True)

    def accepts(self, code):
        self.ticket(code).get_by_role("button", name=ACCEPT).click()
        self.is_preparing(code)

    def is_preparing(self, code):
        expect(self.page.get_by_role("heading", level=1, name=code)).to_be_visible()
        expect(self.ready_button).to_be_visible()

    def weighs(self, product, grams):
        self.weight(product).fill(str(grams))

    def misses(self, product):
        """Say that there is none of it."""
        name = italian("Missing: %(name)s", name=product)
        self.page.get_by_role("button", name=name).click()
        self.sees(italian("Missing: the customer doesn't pay it"), within=self.line(product))

    def says(self, product, availability):
        """On the page of products, with one tap: there is, ask me, sold out."""
        self.page.goto(f"/pioltello/counter/{self.shop}/products/")
        named = self.page.get_by_role("heading", name=product, exact=True)
        offer = self.page.get_by_role("listitem").filter(has=named)
        button = offer.get_by_role("button", name=italian(availability))
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")

    @property
    def total(self):
        """What the ticket says the customer pays this shop."""
        return cents(self.page.get_by_role("article").locator("dd").last.inner_text())

    def packs(self, code, bags=1):
        """Everything is in the bags; what the customer pays is said, and returned."""
        self.page.get_by_role("spinbutton", name=italian("Bags")).fill(str(bags))
        self.ready_button.click()
        said = self.page.get_by_role("status").filter(has_text=code)
        expect(said.first).to_be_visible()
        return cents(said.first.inner_text())

    def receives(self, amount):
        """Confirm the envelope that holds this sum, written as on the screen."""
        name = re.compile(f"{re.escape(amount)}")
        button = self.page.get_by_role("button", name=name)
        button.click()
        expect(button).to_have_count(0)

    def sees(self, words, *, within=None):
        expect((within or self.page).get_by_text(words).first).to_be_visible()
