from django.urls import path

from .views import answers, done, envelopes, home, label, lines, products, tickets

app_name = "counter"
_TICKET = "<slug:shop>/tickets/<int:pk>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("<slug:shop>/", tickets.tickets, name="tickets"),
    path("<slug:shop>/bell/", tickets.bell, name="bell"),
    path("<slug:shop>/done/", done.done, name="done"),
    path("<slug:shop>/products/", products.products, name="products"),
    path("<slug:shop>/products/<int:pk>/availability/", products.availability, name="availability"),
    path("<slug:shop>/products/<int:pk>/photo/", products.photo, name="photo"),
    path("<slug:shop>/envelopes/<int:pk>/received/", envelopes.received, name="received"),
    path("<slug:shop>/paper/", label.paper, name="paper"),
    path(_TICKET, tickets.ticket, name="ticket"),
    path(f"{_TICKET}acknowledge/", answers.acknowledged, name="acknowledge"),
    path(f"{_TICKET}accept/", answers.accepted, name="accept"),
    path(f"{_TICKET}refuse/", answers.refusal, name="refuse"),
    path(f"{_TICKET}call-off/", answers.calling_off, name="call-off"),
    path(f"{_TICKET}weights/", answers.weighed, name="keep"),
    path(f"{_TICKET}ready/", answers.ready, name="ready"),
    path(f"{_TICKET}hand-out/", answers.handed_out, name="hand-out"),
    path(f"{_TICKET}lines/<int:line>/<slug:act>/", lines.answer, name="line"),
    path(f"{_TICKET}label/", label.label, name="label"),
    path(f"{_TICKET}label/<int:bag>.svg", label.code, name="code"),
]
