from django.urls import path

from .views import (
    add,
    basket,
    checkout,
    completion,
    home,
    order,
    product,
    profile,
    reading,
    search,
    shops,
)

app_name = "storefront"
urlpatterns = [
    path("", home.home, name="home"),
    path("shops/", shops.shops, name="shops"),
    path("shops/<slug:slug>/", shops.shop, name="shop"),
    path("products/<int:pk>/<slug:slug>/", product.product, name="product"),
    path("search/", search.search, name="search"),
    path("basket/", basket.basket, name="basket"),
    path("basket/add/", add.add, name="basket-add"),
    path("basket/lines/<int:pk>/", basket.line, name="basket-line"),
    path("checkout/", checkout.checkout, name="checkout"),
    path("streets/", completion.streets, name="streets"),
    path("orders/", order.orders, name="orders"),
    path("orders/<str:code>/", order.order, name="order"),
    path("orders/<str:code>/cancel/", order.cancel, name="order-cancel"),
    path("orders/<str:code>/<str:token>/", order.by_link, name="order-by-link"),
    path("profile/", profile.profile, name="profile"),
    path("how-it-works/", reading.how, name="how"),
    path("accessibility/", reading.accessibility, name="accessibility"),
    path("privacy/", reading.privacy, name="privacy"),
]
