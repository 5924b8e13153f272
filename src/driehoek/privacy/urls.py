"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.privacy.views import asking, files, requests

PARENT, OWN = "u/<str:token>/wat-de-school-bewaart/", "ik/wat-de-school-bewaart/"

urlpatterns: list[URLPattern] = [
    path(PARENT, files.parent_file, name="parent_file"),
    path(f"{PARENT}meenemen.json", files.parent_take, {"kind": "json"}, name="parent_file_json"),
    path(f"{PARENT}meenemen.xlsx", files.parent_take, {"kind": "xlsx"}, name="parent_file_xlsx"),
    path(f"{PARENT}vragen/", asking.parent_requests, name="parent_requests"),
    path(f"{PARENT}vragen/<int:pk>/", asking.parent_released, name="parent_released"),
    path(f"{PARENT}<slug:group>/", files.parent_file_group, name="parent_file_group"),
    path(OWN, files.own_file, name="own_file"),
    path(f"{OWN}meenemen.json", files.own_take, {"kind": "json"}, name="own_file_json"),
    path(f"{OWN}meenemen.xlsx", files.own_take, {"kind": "xlsx"}, name="own_file_xlsx"),
    path(f"{OWN}vragen/", asking.own_requests, name="own_requests"),
    path(f"{OWN}vragen/<int:pk>/", asking.own_released, name="own_released"),
    path(f"{OWN}<slug:group>/", files.own_file_group, name="own_file_group"),
    path("privacy/", requests.privacy_requests, name="privacy_requests"),
    path("privacy/<int:pk>/", requests.privacy_request, name="privacy_request"),
    path("privacy/<int:pk>/alles/", requests.privacy_package, name="privacy_package"),
]
