from django.urls import path

from .views import home, indicators, shop, shops

app_name = "townhall"
urlpatterns = [
    path("", home.home, name="home"),
    path("shops/", shops.shops, name="shops"),
    path("shops/<slug:slug>/", shop.shop, name="shop"),
    path("shops/<slug:slug>/approve/", shop.approved, name="approve"),
    path("shops/<slug:slug>/send-back/", shop.sent_back, name="send-back"),
    path("indicators/", indicators.indicators, name="indicators"),
]
