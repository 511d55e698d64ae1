"""The public pages whose weight is watched, in the demonstration's town."""

import re

TOWN = "/pioltello"
LISTED = ("landing", "home", "shops", "shop", "product", "search", "category")


def addresses(read, town=TOWN):
    """Name and address of each public page; `read` gives the HTML of an address."""
    shops = re.findall(rf'href="({town}/shops/[\w-]+/)"', read(f"{town}/shops/"))
    products = re.findall(rf'href="({town}/products/\d+/[\w-]+/)"', read(shops[0]))
    categories = re.findall(r'href="([^"]*/search/\?category=[\w-]+)"', read(f"{town}/"))
    return {
        "landing": "/",
        "home": f"{town}/",
        "shops": f"{town}/shops/",
        "shop": shops[0],
        "product": products[0],
        "search": f"{town}/search/?q=pane",
        "category": categories[0],
        "basket": f"{town}/basket/",
        "how": f"{town}/how-it-works/",
    }
